using System.Text.RegularExpressions;

namespace IsoDienTu.Procedures.Importing;

/// <summary>A printed step number ("Bước 1", "B1", "1", "Bước 2.1") and the text that stands after it in the same cell.</summary>
internal sealed partial record StepNumber(string No, string Rest)
{
    public static StepNumber? Read(string cell)
    {
        var clean = cell.Trim();
        var found = Printed().Match(Fold.Text(clean));
        if (!found.Success)
            return null;
        var no = string.Join('.', found.Groups["no"].Value.Split('.').Select(Plain));
        return new StepNumber(no, clean[found.Groups["rest"].Index..].Trim());
    }

    /// <summary>The first whole number, for comparing order; 0 when there is none.</summary>
    public static int Order(string no)
    {
        var digits = new string([.. no.TakeWhile(char.IsAsciiDigit)]);
        return digits.Length is > 0 and < 6 ? int.Parse(digits, System.Globalization.CultureInfo.InvariantCulture) : 0;
    }

    private static string Plain(string digits) => digits.TrimStart('0') is { Length: > 0 } kept ? kept : "0";

    [GeneratedRegex(
        @"^[(\s]*((các\s+)?bước|b)?\s*\.?\s*(?<no>\d{1,3}(\.\d{1,2}){0,2}[a-zđ]?)(?=$|[\s.,:;)/\-])\s*[.,:;)/\-]*\s*(?<rest>.*)$",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Printed();
}
