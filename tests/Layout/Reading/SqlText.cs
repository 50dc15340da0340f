using System.Text.RegularExpressions;

namespace IsoDienTu.Layout.Reading;

/// <summary>
/// A piece of SQL of a module: a script of its Database folder, or a string in its code that begins with a statement. Comments are blanked.
/// <paramref name="Start"/> is where it begins in its file; positions inside a string are therefore near, not exact.
/// </summary>
internal sealed partial record SqlText(SourceFile File, int Start, string Text)
{
    public static IEnumerable<SqlText> All(SourceTree tree) => tree.Files.Where(f => f.Module is not null).SelectMany(In);

    private static IEnumerable<SqlText> In(SourceFile file)
    {
        if (file.IsSql)
        {
            return [new SqlText(file, 0, Blank(file.Text))];
        }

        return file.IsCSharp
            ? file.CSharp.Literals.Where(l => Statement().IsMatch(l.Value)).Select(l => new SqlText(file, l.Start, Blank(l.Value)))
            : [];
    }

    private static string Blank(string sql) => Comment().Replace(sql, m => new string(' ', m.Length));

    [GeneratedRegex(
        @"^\s*(?:--[^\n]*\n\s*)*(?:with|select|insert\s+into|update|delete\s+from|merge\s+into|call|create|alter|drop|truncate|copy|set|reset|grant|lock|do|begin)\b",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Statement();

    [GeneratedRegex(@"--[^\n]*|/\*.*?\*/", RegexOptions.Singleline)]
    private static partial Regex Comment();
}
