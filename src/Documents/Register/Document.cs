using System.Text.RegularExpressions;
using IsoDienTu.Kernel;

namespace IsoDienTu.Documents.Register;

/// <summary>A controlled document: what stays the same over all its issues.</summary>
internal sealed partial class Document : ITenantRow, IVersionedRow
{
    public int AgencyId { get; set; }
    public Guid Id { get; set; } = Guid.CreateVersion7();
    public string Code { get; set; } = "";
    public string Slug { get; set; } = "";
    public DocumentKind Kind { get; set; }
    public string Title { get; set; } = "";
    public uint Version { get; set; }
    public string ChangedBy { get; set; } = "";
    public DateTimeOffset ChangedAt { get; set; }

    public static Document Register(string code, string title, DocumentKind kind)
    {
        var clean = TypedText.Line(code);
        if (!CodeForm().IsMatch(clean))
        {
            throw new RuleException(
                typeof(Texts),
                "documents.code.form",
                "Mã hiệu «{0}» không đúng mẫu: dùng chữ (có thể là Đ), số, dấu chấm, gạch ngang, gạch chéo, ví dụ QT.GĐ.01 hoặc QT 02/CX-HCTP.",
                "Code",
                code
            );
        }

        var document = new Document
        {
            Code = clean,
            Slug = SlugOf(clean),
            Kind = kind,
        };
        document.Rename(title);
        return document;
    }

    public void Rename(string title) => Title = TitleOf(title);

    /// <summary>A title as it is kept.</summary>
    /// <exception cref="RuleException">It is too short or too long.</exception>
    public static string TitleOf(string? title) =>
        TypedText.Line(title) is { Length: >= 3 and <= 500 } clean
            ? clean
            : throw new RuleException(typeof(Texts), "documents.title.length", "Tên tài liệu phải dài từ 3 đến 500 ký tự.", "Title");

    /// <summary>The code in ASCII for addresses and QR: QT.GĐ.01 becomes qt-gd-01.</summary>
    public static string SlugOf(string code) => NotSlug().Replace(Folding.Fold(code), "-").Trim('-');

    [GeneratedRegex(@"^[\p{L}\d][\p{L}\d ./_-]{0,58}[\p{L}\d]$", RegexOptions.CultureInvariant)]
    private static partial Regex CodeForm();

    [GeneratedRegex("[^a-z0-9]+", RegexOptions.CultureInvariant)]
    private static partial Regex NotSlug();
}
