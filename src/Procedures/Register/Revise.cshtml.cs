using IsoDienTu.AuditLog;
using IsoDienTu.Kernel;
using IsoDienTu.Procedures.Publishing;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace IsoDienTu.Procedures.Register;

/// <summary>Starts the draft of the next issue from what is in force.</summary>
[Right("procedures.import")]
internal sealed class Revise : IsoPage
{
    [BindProperty(SupportsGet = true, Name = "id")]
    public Guid Id { get; set; }

    public string Code { get; private set; } = "";
    public string Title { get; private set; } = "";

    protected override async Task<bool> LoadAsync(IsoDbContext db, CancellationToken ct)
    {
        var procedure = await db.Set<Procedure>().FirstOrDefaultAsync(p => p.Id == Id, ct);
        Code = procedure?.Code ?? "";
        Title = procedure?.Title ?? "";
        return procedure is not null;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await ReadAsync(LoadAsync, ct))
        {
            return NotFound();
        }

        return await DoAsync(
            "procedures.revise",
            async (work, token) =>
            {
                var draft = await ProcedureImport.ReviseAsync(work, Id, token);
                Log.Write(work, "procedures.revision_begun", "procedure", Code, null, new { draft });
                return "/Procedures/Preview/" + draft;
            },
            ct
        );
    }
}
