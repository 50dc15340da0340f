using IsoDienTu.AuditLog;
using IsoDienTu.Kernel;
using IsoDienTu.Organisation;
using IsoDienTu.Procedures.Drafting;
using IsoDienTu.Processes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace IsoDienTu.Procedures.Uploads;

/// <summary>Says for every role of the steps which posts of the agency it means.</summary>
[Right("procedures.import")]
internal sealed class Bind(Posts posts, TimeProvider clock, IStringLocalizer<Texts> texts) : IsoPage
{
    [BindProperty(SupportsGet = true, Name = "id")]
    public Guid Id { get; set; }

    [BindProperty]
    public uint Version { get; set; }

    [BindProperty]
    public List<RoleInput> Roles { get; set; } = [];

    public UploadRow Row { get; private set; } = null!;
    public IReadOnlyList<RoleChoice> Choices { get; private set; } = [];
    public bool MayPublish => Acting.Has("procedures.publish");

    protected override async Task<bool> LoadAsync(IsoDbContext db, CancellationToken ct)
    {
        var row = await db.Set<UploadRow>().FirstOrDefaultAsync(u => u.Id == Id && u.State == UploadState.Open, ct);
        if (row is null)
        {
            return false;
        }

        Row = row;
        Version = row.Version;
        var card = row.ReadCard();
        var known = await posts.ListAsync(Acting.AgencyId, clock.GetUtcNow().VietnamDay(), ct);
        Choices = [.. card.RoleWords.Select(words => RoleChoice.Of(words, card.PostsOf(words), known))];
        if (!HttpMethods.IsPost(Request.Method))
        {
            Roles = [.. Choices.Select(c => new RoleInput { Words = c.Words, PostIds = [.. c.Chosen] })];
        }

        return true;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await ReadAsync((db, t) => db.Set<UploadRow>().AnyAsync(u => u.Id == Id && u.State == UploadState.Open, t), ct))
        {
            return NotFound();
        }

        return await DoAsync(
            "procedures.bind",
            async (work, token) =>
            {
                var known = (await posts.ListAsync(work.AgencyId, work.Now.VietnamDay(), token)).Select(p => p.Id).ToHashSet();
                var row = await ProcedureImport.DraftAsync(work, Id, token);
                work.Db.Expect(row, Version);
                var card = row.ReadCard();
                var chosen = Roles
                    .Where(r => r.Words is not null)
                    .Select(r => new CardRole(r.Words!, [.. r.PostIds.Where(known.Contains).Distinct()]));
                var bound = card with { Roles = [.. chosen.Where(r => card.RoleWords.Contains(r.Words, StringComparer.Ordinal))] };
                row.Take(bound);
                Log.Write(work, "procedures.roles_bound", "procedure_draft", Id.ToString(), card.Roles, bound.Roles);
                Notice = texts["Đã lưu chức danh cho từng vai."];
                return MayPublish ? $"/Procedures/Publish/{Id}" : $"/Procedures/Bind/{Id}";
            },
            ct
        );
    }
}

/// <summary>The posts ticked for a role.</summary>
internal sealed class RoleInput
{
    public string? Words { get; set; }
    public List<Guid> PostIds { get; set; } = [];
}
