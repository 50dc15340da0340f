using IsoDienTu.AuditLog;
using IsoDienTu.Documents;
using IsoDienTu.Kernel;
using IsoDienTu.Procedures.Models;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace IsoDienTu.Procedures.Uploads;

/// <summary>Puts a draft away for good; what is in force does not change.</summary>
[Right("procedures.import")]
internal sealed class Drop(IStringLocalizer<Texts> texts) : IsoPage
{
    [BindProperty(SupportsGet = true, Name = "id")]
    public Guid Id { get; set; }

    public UploadRow Row { get; private set; } = null!;

    protected override async Task<bool> LoadAsync(IsoDbContext db, CancellationToken ct)
    {
        var row = await db.Set<UploadRow>().FirstOrDefaultAsync(u => u.Id == Id && u.State == UploadState.Open, ct);
        Row = row!;
        return row is not null;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await ReadAsync((db, t) => db.Set<UploadRow>().AnyAsync(u => u.Id == Id && u.State != UploadState.Published, t), ct))
        {
            return NotFound();
        }

        return await DoAsync(
            "procedures.drop",
            async (work, token) =>
            {
                var row = await ProcedureImport.DraftAsync(work, Id, token);
                row.State = UploadState.Dropped;
                await Adoptions.DroppedAsync(work, Id, token);
                await Shelf.DropDraftAsync(work, row.Code, token);
                Log.Write(work, "procedures.draft_dropped", "procedure_draft", Id.ToString(), new { row.Code, row.Title });
                Notice = texts["Đã bỏ bản thảo."];
                return "/Procedures";
            },
            ct
        );
    }
}
