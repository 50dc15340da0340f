using System.Globalization;
using IsoDienTu.Documents.Distributing;
using IsoDienTu.Documents.Finished;
using IsoDienTu.Documents.Register;
using IsoDienTu.Kernel;
using Microsoft.EntityFrameworkCore;

namespace IsoDienTu.Documents.Papers;

/// <summary>Everything that stands on the paper of one issue, read at one instant. Papers are in Vietnamese, whoever asks for them.</summary>
/// <param name="Agency">Full name.</param>
/// <param name="Issues">This issue and those before it, the oldest first.</param>
/// <param name="Drawings">SVG elements.</param>
/// <param name="Row">Row version of the issue: of a draft, what was seen.</param>
internal sealed record Paper(
    string Agency,
    DocumentLine Document,
    IssueLine Shown,
    IReadOnlyList<IssueLine> Issues,
    DocumentContent Content,
    IReadOnlyList<FormLine> Forms,
    IReadOnlyList<string> Drawings,
    uint Row
)
{
    /// <summary>Absolute address that tells whether the sheet is valid; null for a draft.</summary>
    public string? Address { get; init; }

    /// <summary>The finished PDF that is the content; null when it is written.</summary>
    public FinishedFile? File { get; init; }

    /// <summary>Number and holder of the controlled copy; null for a sheet that nobody answers for.</summary>
    public string? Copy { get; init; }

    /// <summary>To whom the document is distributed when the file is made; empty where no list says.</summary>
    public IReadOnlyList<string> Places { get; init; } = [];

    /// <summary>Day on which it was approved; its first day when that is not recorded.</summary>
    public DateOnly? Issued => Shown.SignOffs.FirstOrDefault(s => s.Act == SignOffAct.Approved)?.Day ?? Shown.EffectiveFrom;

    public bool IsDraft => Shown.Issue is null;

    public bool IsExpired => Shown.State is IssueState.Superseded or IssueState.Withdrawn;

    /// <summary>Policy and objectives are a sheet that hangs on a wall, a form one to write on; the others are books with a front page and a table of contents.</summary>
    public bool IsBook => !IsForm && Document.Kind is not (DocumentKind.Policy or DocumentKind.Objectives);

    /// <summary>A sheet to be filled in; who approved it stands on a page of its own behind.</summary>
    public bool IsForm => Document.Kind == DocumentKind.Form;

    /// <summary>Number, day and person of what was filled in; null on a blank sheet.</summary>
    public string? FilledLine { get; init; }

    /// <summary>What stands across each page; null for an issue that is or will be in force.</summary>
    public string? Mark =>
        IsDraft ? "BẢN THẢO"
        : Shown.State == IssueState.Scheduled ? "CHƯA CÓ HIỆU LỰC"
        : IsExpired ? $"HẾT HIỆU LỰC từ {Day(Shown.EffectiveTo)}"
        : null;

    /// <summary>The same as a sentence.</summary>
    public string? MarkSentence =>
        IsDraft ? "Bản thảo, chưa ban hành, không có hiệu lực."
        : Shown.State == IssueState.Scheduled ? "Đã duyệt, đang chờ phổ biến, chưa có hiệu lực."
        : Shown.State == IssueState.Superseded ? $"Hết hiệu lực từ ngày {Day(Shown.EffectiveTo)}: đã được thay bằng lần ban hành sau."
        : Shown.State == IssueState.Withdrawn ? $"Hết hiệu lực từ ngày {Day(Shown.EffectiveTo)}: đã thu hồi. Lý do: {Shown.EndReason}"
        : null;

    /// <summary>What the document is called above its title.</summary>
    public string KindWords =>
        Document.Kind switch
        {
            DocumentKind.Procedure or DocumentKind.SystemProcedure or DocumentKind.InternalProcedure => "QUY TRÌNH",
            DocumentKind.Instruction => "HƯỚNG DẪN",
            DocumentKind.Manual => "MÔ TẢ HỆ THỐNG QUẢN LÝ CHẤT LƯỢNG",
            DocumentKind.Form => "BIỂU MẪU",
            _ => "",
        };

    /// <summary>The title without the word that stands above it already.</summary>
    public string BareTitle =>
        KindWords.Length > 0 && Shown.Title.StartsWith(KindWords + " ", StringComparison.OrdinalIgnoreCase)
            ? Shown.Title[KindWords.Length..].Trim()
            : Shown.Title;

    /// <summary>Who signed; one blank column for each act where nobody has yet, to be filled in by hand.</summary>
    public IReadOnlyList<SignOff> SignsOrBlank =>
        Shown.SignOffs.Count > 0
            ? Shown.SignOffs
            :
            [
                new SignOff(SignOffAct.Drafted, "", "", default),
                new SignOff(SignOffAct.Reviewed, "", "", default),
                new SignOff(SignOffAct.Approved, "", "", default),
            ];

    /// <summary>Forms that the text itself does not list.</summary>
    public IReadOnlyList<FormLine> FormsToList =>
        Content.Sections.Any(s => s.Blocks.Count > 0 && Folding.Fold(s.Title).StartsWith("bieu mau", StringComparison.Ordinal))
            ? []
            : Forms;

    public static string Day(DateOnly? day) => day?.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture) ?? "–";

    /// <summary>Heading of a section as printed: <c>5.2. Thành phần hồ sơ</c>.</summary>
    public static string Heading(DocumentSection section) =>
        section.Number.Length == 0 ? section.Title : $"{section.Number.TrimEnd('.')}. {section.Title}";

    /// <summary>How deep a section lies, from 1.</summary>
    public static int Depth(DocumentSection section) => Math.Clamp(section.Number.Trim('.').Count(c => c == '.') + 1, 1, 3);

    /// <summary>Reads it; null when the agency has no such document or issue.</summary>
    /// <param name="find">Which issue of the document.</param>
    public static async Task<Paper?> ReadAsync(
        IsoDbContext db,
        string agency,
        Guid documentId,
        Func<DocumentLine, IssueLine, bool> find,
        IEnumerable<IDocumentDrawing> drawings,
        Places places,
        DateOnly today,
        CancellationToken ct
    )
    {
        if (await DocumentReads.FindAsync(db, documentId, today, ct) is not { } document)
        {
            return null;
        }

        var issues = await DocumentReads.IssuesAsync(db, documentId, today, ct);
        if (issues.FirstOrDefault(i => find(document, i)) is not { } shown)
        {
            return null;
        }

        var drawn = new List<string>();
        foreach (var drawing in drawings)
        {
            drawn.AddRange(await drawing.DrawAsync(db, shown.Id, ct));
        }

        return new Paper(
            agency,
            document,
            shown,
            [.. issues.Where(i => i.Issue is { } n && (shown.Issue is null || n <= shown.Issue)).Reverse()],
            await DocumentReads.ContentAsync(db, shown.Id, ct) ?? DocumentContent.Empty,
            await DocumentReads.FormsAsync(db, shown.Id, ct),
            drawn,
            await db.Set<DocumentVersion>().Where(v => v.Id == shown.Id).Select(v => v.Version).FirstAsync(ct)
        )
        {
            File = await FinishedFile.OfAsync(db, shown.Id, ct),
            Places = [.. (await places.OfAsync(db, documentId, ct))[documentId]],
        };
    }
}
