using System.Text.RegularExpressions;
using IsoDienTu.Kernel;
using IsoDienTu.Procedures.Drafting;

namespace IsoDienTu.Procedures.Models;

/// <summary>A text of the card that is another one with words replaced.</summary>
internal sealed record ReplacedText(CardPlace At, string Before, string After);

/// <summary>Puts parameters in the place of the owner's words, and an agency's values in the place of parameters. Pure.</summary>
internal static partial class ModelWords
{
    /// <summary>The owner's card as a model: without what belongs to the owner alone, its words replaced.</summary>
    /// <exception cref="RuleException">Braces stand in the card that no parameter is defined for.</exception>
    public static ProcedureCard Put(ProcedureCard card, IReadOnlyList<ModelParameter> parameters)
    {
        var model = Bare(CardTexts.Map(card, (_, text) => Replaced(text, parameters)));
        CardTexts.Map(
            model,
            (at, text) =>
            {
                foreach (var key in Keys(text).Where(k => parameters.All(p => p.Key != k)))
                {
                    throw new RuleException(
                        typeof(Texts),
                        "procedures.model.undefined",
                        "Chữ «{0}» ở {1} là chỗ điền nhưng chưa có tham số nào tên như vậy. Hãy thêm tham số đó, hoặc bỏ dấu ngoặc trong quy trình.",
                        "Parameters",
                        "{{" + key + "}}",
                        at.Of.Length > 0 ? $"«{at.Of}»" : at.Label
                    );
                }

                return text;
            }
        );
        return model;
    }

    /// <summary>The model with an agency's own values.</summary>
    public static ProcedureCard Fill(ProcedureCard model, IReadOnlyDictionary<string, string> values) =>
        CardTexts.Map(model, (_, text) => Filled(text, values));

    /// <summary>Each text in which the owner's words are replaced, with how it reads afterwards; a table cell or line that stands twice is named once.</summary>
    public static IReadOnlyList<ReplacedText> Places(ProcedureCard card, IReadOnlyList<ModelParameter> parameters) =>
        Places(card, text => Replaced(text, parameters));

    /// <summary>Each text in which a value takes the place of a parameter.</summary>
    public static IReadOnlyList<ReplacedText> Places(ProcedureCard model, IReadOnlyDictionary<string, string> values) =>
        Places(model, text => Filled(text, values));

    /// <summary>The parameters that a model asks for, each once, in the order in which they are defined.</summary>
    public static IReadOnlyList<ModelParameter> Asked(ProcedureCard model, IReadOnlyList<ModelParameter> parameters)
    {
        var used = new HashSet<string>(StringComparer.Ordinal);
        CardTexts.Map(
            model,
            (_, text) =>
            {
                used.UnionWith(Keys(text));
                return text;
            }
        );
        return [.. parameters.DistinctBy(p => p.Key).Where(p => used.Contains(p.Key))];
    }

    private static ReplacedText[] Places(ProcedureCard card, Func<string, string> change)
    {
        var places = new List<ReplacedText>();
        CardTexts.Map(
            card,
            (at, text) =>
            {
                var after = change(text);
                if (after != text)
                {
                    places.Add(new ReplacedText(at, text, after));
                }

                return text;
            }
        );
        return [.. places.Distinct()];
    }

    /// <summary>Sign-offs are people, posts are the owner's, and issue and decision are those of the owner's document.</summary>
    private static ProcedureCard Bare(ProcedureCard card) =>
        card with
        {
            Issue = null,
            IssuedOn = null,
            Decision = null,
            SignOffs = [],
            Roles = [],
        };

    /// <summary>All words at once, the longest first, so that what one replacement has put in is not replaced by another.</summary>
    private static string Replaced(string text, IReadOnlyList<ModelParameter> parameters)
    {
        var known = parameters.Where(p => p.Words.Length > 0).OrderByDescending(p => p.Words.Length).ToList();
        return known.Count == 0
            ? text
            : Regex.Replace(
                text,
                string.Join('|', known.Select(p => $@"(?<![\p{{L}}\d]){Regex.Escape(p.Words)}(?![\p{{L}}\d])")),
                match => "{{" + known.First(p => p.Words == match.Value).Key + "}}",
                RegexOptions.CultureInvariant,
                TimeSpan.FromSeconds(1)
            );
    }

    private static string Filled(string text, IReadOnlyDictionary<string, string> values) =>
        Braces().Replace(text, match => values.GetValueOrDefault(match.Groups["key"].Value.Trim()) ?? match.Value);

    private static IEnumerable<string> Keys(string text) => Braces().Matches(text).Select(m => m.Groups["key"].Value.Trim());

    [GeneratedRegex(@"\{\{(?<key>[^{}\n]{1,60})\}\}", RegexOptions.CultureInvariant)]
    private static partial Regex Braces();
}
