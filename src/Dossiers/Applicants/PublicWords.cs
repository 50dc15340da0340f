using System.Text.RegularExpressions;
using IsoDienTu.Kernel;

namespace IsoDienTu.Dossiers.Applicants;

/// <summary>Words of an official that everybody may read on the follow-up page.</summary>
internal static partial class PublicWords
{
    /// <returns>The words as given.</returns>
    /// <exception cref="RuleException">They hold the applicant's name, or a number as long as an identifier's or a telephone's.</exception>
    public static string Check(string words, Applicant? applicant)
    {
        var folded = $" {Folding.Fold(words)} ";
        return
            LongNumber().IsMatch(words)
            || (applicant is not null && folded.Contains($" {Folding.Fold(applicant.Name)} ", StringComparison.Ordinal))
            ? throw Flaw.At(
                "dossiers.public_words.personal",
                "Lý do hiện trên trang tra cứu công khai nên không được có họ tên, số định danh hay số điện thoại của người nộp. Hãy viết lại.",
                "Reason"
            )
            : words;
    }

    [GeneratedRegex(@"\d(?:[ .-]?\d){8,}")]
    private static partial Regex LongNumber();
}
