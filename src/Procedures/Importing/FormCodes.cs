using System.Text.RegularExpressions;

namespace IsoDienTu.Procedures.Importing;

/// <summary>Form codes named in a text: "BM01", "BM.TBYT.02.01", "Mẫu số 06", and lists such as "Mẫu 01; 02, 03 (nếu có); 06".</summary>
internal static partial class FormCodes
{
    public static List<string> In(string text)
    {
        var codes = new List<string>();
        foreach (Match match in Code().Matches(text))
        {
            var word = match.Groups["word"];
            if (!word.Success)
            {
                Add(codes, match.Value);
                continue;
            }
            Add(codes, $"Mẫu {match.Groups["first"].Value}");
            foreach (Capture more in match.Groups["more"].Captures)
                Add(codes, $"Mẫu {more.Value}");
        }
        return codes;
    }

    private static void Add(List<string> codes, string code)
    {
        var clean = code.TrimEnd('.', ',', ';');
        if (!codes.Contains(clean))
            codes.Add(clean);
    }

    // A list goes on only with bare two-digit numbers; "Mẫu 01, Thông tư 03/2025" is one code.
    [GeneratedRegex(
        @"\bBM[\s.\-]?(?=[\p{L}\d])(\p{Lu}{2,8}\.)*[\p{Lu}\d]*\d+([./\-]\d{1,3})*|\b(?<word>(?:Biểu\s+)?[Mm]ẫu(?:\s+số)?|MẪU(?:\s+SỐ)?)\s+(?<first>\p{Lu}{0,3}\.?\d{1,3}[a-zA-Z]?)(?![/\d])(?:\s*(?:\(nếu có\))?\s*(?:[;,]|và)\s*(?<more>\d{2}[a-z]?)(?![/\d\p{L}]|\s*(ngày|giờ|bộ|bản)))*",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Code();
}
