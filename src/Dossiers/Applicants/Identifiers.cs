using System.Text.RegularExpressions;

namespace IsoDienTu.Dossiers.Applicants;

/// <summary>Cleans and checks identifiers: what is typed with spaces, dots or dashes becomes the bare number, or a flaw that names rule and mend.</summary>
internal static partial class Identifiers
{
    /// <summary>Số định danh cá nhân: twelve digits (Luật Căn cước 26/2023/QH15 art. 12).</summary>
    public static string Personal(string? typed, string field)
    {
        var clean = Bare(typed);
        return clean.Length == 12 && clean.All(char.IsAsciiDigit) && clean.Distinct().Count() > 1
            ? clean
            : throw Flaw.At(
                "dossiers.applicant.personal_number",
                "Số định danh cá nhân gồm đúng 12 chữ số, đang có {0} ký tự. Hãy đọc lại trên thẻ căn cước hoặc VNeID; số CMND 9 chữ số không còn giá trị.",
                field,
                clean.Length
            );
    }

    /// <summary>Mã số doanh nghiệp, mã số thuế: ten digits, with three more for a dependent unit, kept as <c>0123456789-001</c>.</summary>
    public static string Organisation(string? typed, string field)
    {
        var clean = Bare(typed);
        return clean.All(char.IsAsciiDigit)
            ? clean.Length switch
            {
                10 => clean,
                13 => $"{clean[..10]}-{clean[10..]}",
                _ => throw OrganisationFlaw(field, clean),
            }
            : throw OrganisationFlaw(field, clean);
    }

    /// <summary>Số hộ chiếu: six to nine letters and digits, at least one digit (ICAO 9303).</summary>
    public static string Passport(string? typed, string field)
    {
        var clean = Bare(typed);
        return PassportForm().IsMatch(clean)
            ? clean
            : throw Flaw.At(
                "dossiers.applicant.passport",
                "Số hộ chiếu gồm 6 đến 9 chữ cái và chữ số, có ít nhất một chữ số, ví dụ C1234567. Hãy đọc lại ở dòng cuối trang ảnh của hộ chiếu.",
                field
            );
    }

    private static Kernel.RuleException OrganisationFlaw(string field, string clean) =>
        Flaw.At(
            "dossiers.applicant.organisation_number",
            "Mã số của tổ chức gồm 10 chữ số, hoặc 13 chữ số với đơn vị phụ thuộc (0123456789-001), đang có {0} ký tự. Hãy đọc lại trên giấy chứng nhận đăng ký.",
            field,
            clean.Length
        );

    private static string Bare(string? typed) =>
        string.Concat((typed ?? "").Where(c => !char.IsWhiteSpace(c) && c is not ('.' or '-' or '–'))).ToUpperInvariant();

    [GeneratedRegex("^(?=.*[0-9])[A-Z0-9]{6,9}$", RegexOptions.CultureInvariant)]
    private static partial Regex PassportForm();
}
