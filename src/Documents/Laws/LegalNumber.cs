using System.Globalization;
using IsoDienTu.Kernel;

namespace IsoDienTu.Documents.Laws;

/// <summary>
/// The number of a legal text in the form in which two of them are compared: "NĐ 118/2025/NĐ-CP" and "118/2025/ND-CP" have one key. A key that ends
/// with <c>*</c> comes from a short form, such as "Thông tư 26/2014", and means whatever text begins so.
/// </summary>
/// <param name="Printed">As it stands in the text, without the words before it.</param>
/// <param name="Key">ASCII, lower case, without blanks and leading zeros.</param>
/// <param name="Year">
/// Year of signing, for numbers that begin anew each year and do not say which ("101/QĐ-BKHCN"); 0 when the number holds its year or none is known.
/// </param>
internal sealed record LegalNumber(string Printed, string Key, int Year, LegalKind Kind)
{
    public const int Longest = 60;

    /// <summary>Whether the key holds the year, so that it means one text for ever.</summary>
    public bool HoldsYear => KeyHoldsYear(Key);

    public bool IsShort => Key.EndsWith('*');

    /// <summary>A number as somebody typed it: the one that is recognised in it, else all of it, for texts that are numbered in a way of their own.</summary>
    /// <exception cref="RuleException">It is empty, too long, has no digit, or holds several numbers.</exception>
    public static LegalNumber Typed(string? typed, DateOnly? signedOn, string field)
    {
        var clean = TypedText.Line(typed);
        if (clean.Length is < 3 or > Longest || !clean.Any(char.IsDigit))
        {
            throw new RuleException(
                typeof(Texts),
                "documents.law.number",
                "Số, ký hiệu phải có chữ số và dài từ 3 đến {0} ký tự, ví dụ 118/2025/NĐ-CP hoặc 101/QĐ-BKHCN.",
                field,
                Longest
            );
        }

        var found = LegalNumbers.In(clean);
        if (found.Count > 1)
        {
            throw new RuleException(
                typeof(Texts),
                "documents.law.several",
                "«{0}» có nhiều số, ký hiệu; mỗi lần chỉ ghi một văn bản.",
                field,
                clean
            );
        }

        var number = found is [{ IsShort: false } one] ? one : Whole(clean);
        return number.HoldsYear || signedOn is null ? number : number with { Year = signedOn.Value.Year };
    }

    /// <summary>The key of what is printed: folded, without blanks, the first number without zeros before it.</summary>
    public static string KeyOf(string printed)
    {
        var folded = string.Concat(Folding.Fold(printed).Where(c => c is not (' ' or '*')));
        var digits = folded.TakeWhile(char.IsAsciiDigit).Count();
        return digits is > 0 and < 10
            ? int.Parse(folded[..digits], CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture) + folded[digits..]
            : folded;
    }

    /// <summary>Whether a key says its year: <c>118/2025/nd-cp</c>, <c>tcvniso9001:2015</c>.</summary>
    public static bool KeyHoldsYear(string key)
    {
        var parts = key.Split('/', ':');
        return parts.Skip(1).Any(p => p.Length == 4 && p.All(char.IsAsciiDigit));
    }

    private static LegalNumber Whole(string clean) => new(clean, KeyOf(clean), 0, LegalKind.Other);
}
