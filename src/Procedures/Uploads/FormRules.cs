using IsoDienTu.Kernel;
using IsoDienTu.Procedures.Drafting;

namespace IsoDienTu.Procedures.Uploads;

/// <summary>Which files may be given out as blank forms: Word, Excel or PDF, told by their content.</summary>
internal static class FormRules
{
    /// <summary>Largest form in bytes.</summary>
    public const long MostBytes = 10L << 20;

    /// <summary>Most forms of one procedure.</summary>
    public const int MostForms = 60;

    /// <summary>Stores the file; the form with it.</summary>
    /// <exception cref="RuleException">The file is none of the accepted kinds, or larger than <see cref="MostBytes"/>.</exception>
    public static async Task<CardForm> KeepAsync(CardForm form, string claimedName, Stream content, FileStore store, CancellationToken ct)
    {
        var name = ReceivedFiles.Name(claimedName);
        StoredFile stored;
        try
        {
            stored = await store.SaveAsync(content, MostBytes, ct);
        }
        catch (FileTooLargeException)
        {
            throw TooLarge(name);
        }

        var type =
            stored.Kind == FileKind.Pdf ? FileKind.Pdf.MediaType
            : stored.Kind == FileKind.Zip ? ReceivedFiles.OfficeType(() => store.OpenRead(stored.Sha256))
            : null;
        return type is null ? throw WrongKind(name) : form with { FileName = name, Sha256 = stored.Sha256, MediaType = type };
    }

    public static RuleException Unknown(string fileName) =>
        new(
            typeof(Texts),
            "procedures.form.owner",
            "Không rõ tệp «{0}» là của biểu mẫu nào: tên tệp không có mã biểu mẫu trong bảng. Hãy gắn tệp ở đúng dòng.",
            "Files",
            ReceivedFiles.Name(fileName)
        );

    private static RuleException WrongKind(string name) =>
        new(
            typeof(Texts),
            "procedures.form.kind",
            "Tệp «{0}» không phải Word .docx, Excel .xlsx (không macro) hay PDF. Hãy lưu lại dưới một trong các dạng đó.",
            "Files",
            name
        );

    private static RuleException TooLarge(string name) =>
        new(
            typeof(Texts),
            "procedures.form.size",
            "Tệp «{0}» lớn hơn {1} MB. Biểu mẫu trống thường nhỏ; hãy bỏ bớt ảnh trong tệp.",
            "Files",
            name,
            MostBytes >> 20
        );

    /// <summary>The form a file belongs to by its name: <c>BM.ĐĐ.01.02 Phiếu thẩm tra.docx</c> is the file of BM.ĐĐ.01.02; the longest code wins.</summary>
    public static CardForm? OwnerOf(string fileName, IReadOnlyList<CardForm> forms)
    {
        var folded = Key(fileName);
        return forms.Where(f => folded.Contains(Key(f.Code), StringComparison.Ordinal)).MaxBy(f => f.Code.Length);
    }

    /// <summary>Letters and digits only, without accents: people write the code of a form in many ways.</summary>
    private static string Key(string text) => string.Concat(Folding.Fold(text).Where(char.IsLetterOrDigit));
}
