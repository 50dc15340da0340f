namespace IsoDienTu.Dossiers.Applicants;

/// <summary>What may be shown of a person outside the agency (security rule "Public tracking").</summary>
internal static class Masks
{
    /// <summary>
    /// Family name, first letters of the rest: <c>Nguyễn Văn An</c> is <c>Nguyễn V** A.</c>; a single word keeps its first letter only.
    /// </summary>
    public static string Name(string name)
    {
        var words = name.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return words switch
        {
            [] => "",
            [var only] => First(only) + "**",
            _ => string.Join(' ', [words[0], .. words[1..^1].Select(w => First(w) + "**"), First(words[^1]) + "."]),
        };
    }

    /// <summary>The last three characters of an identifier: <c>*********123</c>.</summary>
    public static string Number(string number) => number.Length <= 3 ? "***" : new string('*', number.Length - 3) + number[^3..];

    // A letter with marks may be several code points.
    private static string First(string word) => System.Globalization.StringInfo.GetNextTextElement(word);
}
