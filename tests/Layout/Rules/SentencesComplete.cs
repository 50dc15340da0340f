using System.Text.RegularExpressions;
using System.Xml.Linq;
using IsoDienTu.Layout.Reading;

namespace IsoDienTu.Layout.Rules;

/// <summary>
/// Sentences that reach people from code have their English in the module's Texts.en.resx: the sentence behind the key of a rule (<c>"module.rule", "Câu …"</c>),
/// the labels of rights and menu, what the check of a field says, and what a localizer held in a variable is asked for. A notice goes through a localizer.
/// </summary>
internal static partial class SentencesComplete
{
    public static IEnumerable<Finding> Check(SourceTree tree) => tree.Modules.SelectMany(module => CheckModule(tree, module));

    private static IEnumerable<Finding> CheckModule(SourceTree tree, string module)
    {
        var english = tree.Find($"src/{module}/Texts.en.resx") is { } resources ? Entries(resources) : [];
        var files = tree.Files.Where(f => f.Module == module && f.IsCSharp).ToList();
        foreach (var file in files)
        {
            foreach (
                var (position, sentence) in Sentences(file.CSharp).Where(s => !english.Contains(s.Sentence)).DistinctBy(s => s.Sentence)
            )
            {
                yield return new Finding(file, position, $"\"{sentence}\" has no English in src/{module}/Texts.en.resx");
            }

            foreach (var notice in Notice().Matches(file.CSharp.Code).Where(m => file.CSharp.LiteralAt(m.Index + m.Length) is not null))
            {
                yield return new Finding(file, notice.Index, "a notice is said in the language of the page: Notice = texts[\"…\"]");
            }
        }
    }

    private static IEnumerable<(int Position, string Sentence)> Sentences(CSharpText text) =>
        BehindKeys(text).Concat(MenuLabels(text)).Concat(Asked(text, Variable())).Concat(Asked(text, Validation()));

    /// <summary>A key of a rule or right, a comma, a sentence. A sentence that says both languages itself needs no other.</summary>
    private static IEnumerable<(int, string)> BehindKeys(CSharpText text) =>
        from key in text.Literals
        where !key.HasHoles && Key().IsMatch(key.Value)
        let comma = After(text, key)
        where comma < text.Code.Length && text.Code[comma] == ','
        let sentence = text.LiteralAt(comma + 1)
        where sentence is { HasHoles: false } && IsSentence(sentence.Value) && !sentence.Value.Contains(" / ", StringComparison.Ordinal)
        select (sentence.Start, sentence.Value);

    private static IEnumerable<(int, string)> MenuLabels(CSharpText text)
    {
        foreach (Match call in Menu().Matches(text.Code))
        {
            var end = text.Code.IndexOf(')', call.Index);
            foreach (var label in text.Literals.Where(l => l.Start > call.Index && l.Start < end && IsSentence(l.Value)))
            {
                yield return (label.Start, label.Value);
            }
        }
    }

    private static IEnumerable<(int, string)> Asked(CSharpText text, Regex before) =>
        from Match asked in before.Matches(text.Code)
        let sentence = text.LiteralAt(asked.Index + asked.Length)
        where sentence is { HasHoles: false } && text.Code[After(text, sentence)] is ']' or ',' or ')'
        select (sentence.Start, sentence.Value);

    /// <summary>The inside of a string is blank in the code, so the next sign after its opening quote stands behind it.</summary>
    private static int After(CSharpText text, Literal literal)
    {
        var at = literal.Start + 1;
        while (at < text.Code.Length && (char.IsWhiteSpace(text.Code[at]) || text.Code[at] == '"'))
        {
            at++;
        }

        return at;
    }

    /// <summary>Words for people, not a code, an address or a statement of the database.</summary>
    private static bool IsSentence(string text) => text.Any(c => c > 0x7f && char.IsLetter(c));

    private static HashSet<string> Entries(SourceFile resources) =>
        [.. XDocument.Parse(resources.Text).Root!.Elements("data").Select(d => d.Attribute("name")!.Value)];

    [GeneratedRegex(@"^[a-z][a-z0-9_]*(\.[a-z0-9_]+)+$")]
    private static partial Regex Key();

    [GeneratedRegex(@"\.\s*Menu\s*\(")]
    private static partial Regex Menu();

    [GeneratedRegex(@"\b(?:texts|Words|words)\s*\[")]
    private static partial Regex Variable();

    [GeneratedRegex(@"\bErrorMessage\s*=(?!=)")]
    private static partial Regex Validation();

    [GeneratedRegex(@"\bNotice\s*=(?!=)")]
    private static partial Regex Notice();
}
