using IsoDienTu.Kernel;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace IsoDienTu.Processes.Reception;

/// <summary>Says which posts of the agency receive what comes from other agencies.</summary>
[Right(Receivers.Right)]
internal sealed class Index(Receivers receivers, IStringLocalizer<Texts> texts) : IsoPage
{
    [BindProperty]
    public uint? Version { get; set; }

    [BindProperty]
    public List<Guid> Posts { get; set; } = [];

    public IReadOnlyList<SelectListItem> Choices { get; private set; } = [];

    /// <summary>None of the chosen posts exists today.</summary>
    public bool ReceivesNothing { get; private set; }

    /// <summary>Names of the fields, for the panel that shows what somebody else changed.</summary>
    public IReadOnlyDictionary<string, string> Labels =>
        new Dictionary<string, string>(StringComparer.Ordinal) { [nameof(ReceptionRow.Posts)] = texts["Chức danh nhận việc"] };

    protected override async Task<bool> LoadAsync(IsoDbContext db, CancellationToken ct)
    {
        var row = await db.Set<ReceptionRow>().FirstOrDefaultAsync(ct);
        var known = await receivers.TodayAsync(Acting.AgencyId, ct);
        Choices = [.. known.Select(p => new SelectListItem($"{p.Title} – {p.UnitName}", $"{p.Id}"))];
        ReceivesNothing = row is null || !known.Any(p => row.Posts.Contains(p.Id));
        Version = row?.Version;
        if (!HttpMethods.IsPost(Request.Method))
        {
            Posts = [.. row?.Posts ?? []];
        }

        return true;
    }

    public Task<IActionResult> OnPostAsync(CancellationToken ct) =>
        ChangeAsync(
            "processes.set_reception",
            Version ?? 0,
            async (work, posted, token) =>
            {
                await receivers.SaveAsync(work, new ReceptionInput(Posts, posted), token);
                Notice = texts["Đã lưu."];
                return "/Processes/Reception";
            },
            ct
        );
}
