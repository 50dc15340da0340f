using System.Text.RegularExpressions;
using IsoDienTu.Layout.Reading;

namespace IsoDienTu.Layout.Rules;

/// <summary>Each page names its right with <c>[Right("…")]</c>, or says with <c>[Public("reason")]</c> why it needs none.</summary>
internal static partial class PageRights
{
    public static IEnumerable<Finding> Check(SourceTree tree)
    {
        foreach (var page in tree.Files.Where(f => f.Module is not null && f.IsPage && PageDirective().IsMatch(f.Text)))
        {
            var model = ModelOf(tree, page);
            var named = (model is null ? 0 : AttributesOfModel(model)) + Attribute().Count(page.Text);
            if (named != 1)
            {
                var what = named == 0 ? "names no right" : "names more than one right";
                yield return new Finding(page.Path, 1, $"the page {what}: put [Right(\"…\")] or [Public(\"reason\")] on its model");
            }

            if (model is not null && EmptyReason(model) is { } empty)
            {
                yield return empty;
            }
        }
    }

    // Mostly the file beside the page; a page in the module's root may take its model from the feature folder its @namespace names.
    private static SourceFile? ModelOf(SourceTree tree, SourceFile page) =>
        tree.Find(page.Path + ".cs")
        ?? tree.Files.FirstOrDefault(f =>
            f.Module == page.Module
            && f.Name == page.Name + ".cs"
            && Namespace().Match(page.Text).Groups["name"].Value == string.Join('.', ["IsoDienTu", f.Module!, .. f.Folders])
        );

    // Only attributes outside any brace belong to a type; one on a handler would guard nothing else.
    private static int AttributesOfModel(SourceFile model)
    {
        var code = model.CSharp.Code;
        return OnClass().Matches(code).Count(m => Depth(code, m.Index) == 0);
    }

    private static Finding? EmptyReason(SourceFile model)
    {
        foreach (Match match in OnClass().Matches(model.CSharp.Code))
        {
            var argument = model.CSharp.LiteralAt(match.Index + match.Length);
            if (match.Groups["kind"].Value == "Public" && argument is { HasHoles: false } && argument.Value.Trim().Length < 10)
            {
                return new Finding(model, match.Index, "a page open to everyone says why, in a sentence");
            }
        }

        return null;
    }

    private static int Depth(string code, int position) => code.AsSpan(0, position).Count('{') - code.AsSpan(0, position).Count('}');

    [GeneratedRegex(@"^\s*@page\b", RegexOptions.Multiline)]
    private static partial Regex PageDirective();

    [GeneratedRegex(@"^\s*@namespace\s+(?<name>[\w.]+)", RegexOptions.Multiline)]
    private static partial Regex Namespace();

    [GeneratedRegex(@"[\[,]\s*(?<kind>Right|Public)\s*\(")]
    private static partial Regex OnClass();

    [GeneratedRegex(@"@attribute\s+\[\s*(Right|Public)\s*\(")]
    private static partial Regex Attribute();
}
