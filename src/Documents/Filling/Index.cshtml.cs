using IsoDienTu.Documents.Register;
using IsoDienTu.Kernel;
using IsoDienTu.Kernel.Parts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace IsoDienTu.Documents.Filling;

/// <summary>Forms that were filled in, and the forms to choose from.</summary>
[Right(FilledForms.Right)]
internal sealed class Index(TimeProvider clock) : IsoPage
{
    [BindProperty(SupportsGet = true, Name = "document")]
    public Guid? DocumentId { get; set; }

    [BindProperty]
    public Guid? FormId { get; set; }

    /// <summary>The finished one that is to be corrected.</summary>
    [BindProperty]
    public Guid? Corrects { get; set; }

    public ListView View { get; private set; } = null!;
    public IReadOnlyList<FilledRow> Rows { get; private set; } = [];
    public int Total { get; private set; }
    public IReadOnlyList<SelectListItem> Forms { get; private set; } = [];

    protected override async Task<bool> LoadAsync(IsoDbContext db, CancellationToken ct)
    {
        View = ListView.From(Request);
        var documents = await DocumentReads.ListAsync(db, clock.GetUtcNow().VietnamDay(), null, ct);
        Forms =
        [
            .. documents
                .Where(d => d is { Kind: DocumentKind.Form, State: IssueState.Effective })
                .OrderBy(d => d.Code, StringComparer.Ordinal)
                .Select(d => new SelectListItem($"{d.Code} – {d.Title}", d.Id.ToString(), d.Id == (FormId ?? DocumentId))),
        ];
        (Rows, Total) = await FilledRow.ListAsync(
            db,
            Acting.Actor.PersonId,
            DocumentId,
            View.Filter("q"),
            View.Skip,
            ListView.PageSize,
            ct
        );
        return true;
    }

    public Task<IActionResult> OnPostAsync(CancellationToken ct) =>
        DoAsync(
            "documents.begin_filling",
            async (work, token) =>
            {
                var form =
                    FormId is { } id && await work.Db.FindAsync<Document>([work.AgencyId, id], token) is { Kind: DocumentKind.Form }
                        ? id
                        : throw new RuleException(typeof(Texts), "documents.filled.which", "Hãy chọn biểu mẫu cần điền.", "FormId");
                return "/Documents/Filling/Fill/" + await FilledForms.BeginAsync(work, form, Corrects, token);
            },
            ct
        );
}
