using System.ComponentModel.DataAnnotations;
using IsoDienTu.Kernel;
using IsoDienTu.Kernel.Parts;
using IsoDienTu.Organisation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace IsoDienTu.Access.Delegations;

/// <summary>One absence or authority, and its early end.</summary>
[Right("access.delegate")]
internal sealed class Show(Posts posts, TimeProvider clock, IStringLocalizer<Texts> texts) : IsoPage
{
    [BindProperty(SupportsGet = true, Name = "id")]
    public Guid Id { get; set; }

    [BindProperty]
    public uint Version { get; set; }

    [BindProperty]
    [MaxLength(300, ErrorMessage = "Lý do dài nhất 300 ký tự.")]
    public string? Reason { get; set; }

    public Delegation Row { get; private set; } = null!;
    public (Tone Tone, string Words) State { get; private set; }
    public bool MayEnd { get; private set; }
    public IReadOnlyList<string> Posts { get; private set; } = [];
    public IEnumerable<string> Powers => Row.Powers.Select(p => DelegationWords.Power(p, texts));

    protected override async Task<bool> LoadAsync(IsoDbContext db, CancellationToken ct)
    {
        if (await db.Set<Delegation>().FirstOrDefaultAsync(d => d.Id == Id, ct) is not { } row || !Delegating.MaySee(Acting, row))
        {
            return false;
        }

        var today = clock.GetUtcNow().VietnamDay();
        (Row, Version) = (row, row.Version);
        State = DelegationWords.State(row, today, texts);
        MayEnd = Delegating.MayEnd(Acting, row, today);
        var known = await posts.ListAsync(Acting.AgencyId, null, ct);
        Posts = [.. known.Where(p => row.Posts.Contains(p.Id)).Select(p => $"{p.Title}, {p.UnitName}")];
        return true;
    }

    public Task<IActionResult> OnPostAsync(CancellationToken ct) =>
        ChangeAsync(
            "access.end_delegation",
            Version,
            async (work, seen, token) =>
            {
                await Delegating.EndAsync(work, Acting, Id, seen, Reason, token);
                Notice = texts["Đã chấm dứt."];
                return "/Access/Delegations/Show/" + Id;
            },
            ct
        );
}
