using IsoDienTu.Kernel;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace IsoDienTu.Documents.Distributing;

/// <summary>Controlled copies of one document; a new one is handed out.</summary>
[Right(Lists.Right)]
internal sealed class CopiesOf(TimeProvider clock, IStringLocalizer<Texts> texts) : IsoPage
{
    [BindProperty(SupportsGet = true, Name = "id")]
    public Guid Id { get; set; }

    [BindProperty]
    public string? Holder { get; set; }

    [BindProperty]
    public DateOnly? HandedOn { get; set; }

    public DocumentLine Document { get; private set; } = null!;
    public IReadOnlyList<CopyRow> Rows { get; private set; } = [];

    protected override async Task<bool> LoadAsync(IsoDbContext db, CancellationToken ct)
    {
        var today = clock.GetUtcNow().VietnamDay();
        if (await DocumentReads.FindAsync(db, Id, today, ct) is not { } document)
        {
            return false;
        }

        Document = document;
        Rows = await CopyRow.ListAsync(db, Id, today, ct);
        HandedOn = HttpMethods.IsPost(Request.Method) ? HandedOn : today;
        return true;
    }

    public Task<IActionResult> OnPostAsync(CancellationToken ct) =>
        ChangeAsync(
            "documents.hand_out_copy",
            0,
            async (work, _, token) =>
            {
                await Copies.HandOutAsync(work, Id, new HandOutInput(Holder, HandedOn), token);
                Notice = texts["Đã cấp bản kiểm soát; hãy in bản này rồi giao cho người giữ."];
                return "/Documents/Distributing/Copies/" + Id;
            },
            ct
        );
}
