using IsoDienTu.Kernel;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace IsoDienTu.Documents.Announcing;

/// <summary>Takes back what was recorded wrongly of a quality system.</summary>
[Right(Recording.Right)]
internal sealed class Withdraw(IStringLocalizer<Texts> texts) : IsoPage
{
    [BindProperty(SupportsGet = true, Name = "id")]
    public Guid Id { get; set; }

    [BindProperty]
    public uint Version { get; set; }

    [BindProperty]
    public string? Why { get; set; }

    public Milestone Milestone { get; private set; } = null!;
    public string Name => PhaseWords.Of(Milestone.Kind, texts);

    protected override async Task<bool> LoadAsync(IsoDbContext db, CancellationToken ct)
    {
        if (await db.Set<Milestone>().FirstOrDefaultAsync(m => m.Id == Id, ct) is not { } found)
        {
            return false;
        }

        Milestone = found;
        Version = HttpMethods.IsPost(Request.Method) && Conflict is null ? Version : found.Version;
        return true;
    }

    public Task<IActionResult> OnPostAsync(CancellationToken ct) =>
        ChangeAsync(
            "documents.withdraw_milestone",
            Version,
            async (work, posted, token) =>
            {
                var row = await Recording.WithdrawAsync(work, Id, posted, Why, token);
                Notice = texts["Đã hủy mốc này."];
                return "/Documents/Announcing/Show/" + row.QmsId;
            },
            ct
        );
}
