using System.Net.Mail;
using System.Text.RegularExpressions;

namespace IsoDienTu.Dossiers.Applicants;

/// <summary>Cleans and checks ways to reach a person; blank stays null.</summary>
internal static partial class Contacts
{
    /// <summary>A telephone number as dialled in Viet Nam: ten digits for a mobile, eleven for a fixed line; with a plus and 8 to 15 digits abroad.</summary>
    public static string? Phone(string? typed, string field)
    {
        var clean = string.Concat((typed ?? "").Where(c => !char.IsWhiteSpace(c) && c is not ('.' or '-' or '(' or ')')));
        if (clean.Length == 0)
        {
            return null;
        }

        if (clean.StartsWith("+84", StringComparison.Ordinal))
        {
            clean = "0" + clean[3..].TrimStart('0');
        }

        return Domestic().IsMatch(clean) || Abroad().IsMatch(clean)
            ? clean
            : throw Flaw.At(
                "dossiers.applicant.phone",
                "Số điện thoại «{0}» không đúng: di động 10 chữ số bắt đầu bằng 03, 05, 07, 08, 09; cố định 11 chữ số bắt đầu bằng 02; nước ngoài ghi cả dấu + và mã nước.",
                field,
                typed!.Trim()
            );
    }

    /// <summary>An e-mail address with a domain, at most 254 characters.</summary>
    public static string? Email(string? typed, string field)
    {
        var clean = (typed ?? "").Trim();
        if (clean.Length == 0)
        {
            return null;
        }

        return
            clean.Length <= 254
            && MailAddress.TryCreate(clean, out var address)
            && address.Address == clean
            && address.Host.Contains('.', StringComparison.Ordinal)
            && clean.All(c => c is > ' ' and < (char)127)
            ? clean
            : throw Flaw.At(
                "dossiers.applicant.email",
                "Thư điện tử «{0}» không đúng mẫu ten@noi.vn. Hãy đánh vần lại với người nộp, hoặc bỏ trống.",
                field,
                clean
            );
    }

    [GeneratedRegex("^(0[35789][0-9]{8}|02[0-9]{9})$", RegexOptions.CultureInvariant)]
    private static partial Regex Domestic();

    [GeneratedRegex(@"^\+[1-9][0-9]{7,14}$", RegexOptions.CultureInvariant)]
    private static partial Regex Abroad();
}
