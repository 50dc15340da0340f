using System.ComponentModel.DataAnnotations;
using System.Globalization;
using IsoDienTu.AuditLog;
using IsoDienTu.Bpmn;
using IsoDienTu.Kernel;
using IsoDienTu.Organisation;
using IsoDienTu.Processes.Designing;
using IsoDienTu.Processes.Reading;
using IsoDienTu.Processes.Running;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace IsoDienTu.Processes.Incidents;

/// <summary>One incident before the administrator or the process owner: the work it holds up, the cause, and the cures that are safe now.</summary>
[Right("processes.incidents")]
internal sealed class Show(
    ProcessEngine engine,
    Posts posts,
    TimeProvider clock,
    IEnumerable<ISubjectPanel> panels,
    IStringLocalizer<Texts> texts
) : IsoPage
{
    [BindProperty(SupportsGet = true, Name = "id")]
    public Guid Id { get; set; }

    [BindProperty]
    public string? Outcome { get; set; }

    [BindProperty]
    public string? Target { get; set; }

    [BindProperty]
    public Guid? Post { get; set; }

    [BindProperty]
    [MaxLength(500)]
    public string? Reason { get; set; }

    public IncidentRow Incident { get; private set; } = null!;
    public InstanceRow Instance { get; private set; } = null!;
    public SubjectPanel? Panel { get; private set; }
    public string ElementName { get; private set; } = "";
    public string Svg { get; private set; } = "";
    public Cures Cures { get; private set; } = null!;
    public string Message => English ? Incident.MessageEn : Incident.Message;
    public bool IsOpen => Incident.CuredAt is null && Instance.Status == "Running";

    /// <summary>Posts to which a step that nobody can do may be given: those that somebody holds today.</summary>
    public IReadOnlyList<SelectListItem> HeldPosts { get; private set; } = [];
    public bool NeedsPost => Incident.Kind == StaffCheck.Kind;

    public IEnumerable<SelectListItem> Outcomes => Cures.Outcomes.Select(o => new SelectListItem(o.Label, o.Code));

    public IEnumerable<SelectListItem> Targets =>
        Cures.Targets.Select(t => new SelectListItem(
            t.IsEnd ? texts["Kết thúc: {0}", t.Name.Length > 0 ? t.Name : t.ElementId] : $"{t.Number} {t.Name}".Trim(),
            t.ElementId
        ));

    private static bool English => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en";

    protected override async Task<bool> LoadAsync(IsoDbContext db, CancellationToken ct)
    {
        if (await db.Set<IncidentRow>().FirstOrDefaultAsync(i => i.Id == Id, ct) is not { } incident)
        {
            return false;
        }

        Incident = incident;
        Instance = await db.Set<InstanceRow>().FirstAsync(i => i.Id == incident.InstanceId, ct);
        var diagram = Diagrams.Of(await db.Set<DefinitionVersion>().FirstAsync(v => v.Id == Instance.DefinitionVersionId, ct));
        var node = diagram.FindNode(incident.ElementId);
        ElementName = $"{node?.Step?.Number} {node?.Name}".Trim() is { Length: > 0 } name ? name : incident.ElementId;
        Cures = Cures.Of(diagram, await TaskQuery.StateAsync(db, Instance.Id, ct), incident.Token);
        Panel = panels.FirstOrDefault(p => p.SubjectKind == Instance.SubjectKind) is { } panel
            ? await panel.ForAsync(db, Instance.SubjectId, ct)
            : null;
        if (NeedsPost && IsOpen)
        {
            HeldPosts = await HeldPostsAsync(ct);
        }

        var language = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;
        Svg = await Definitions.PlaceSvgAsync(db, Instance.SubjectKind, Instance.SubjectId, clock.GetUtcNow(), language, ct);
        return true;
    }

    public Task<IActionResult> OnPostRetryAsync(CancellationToken ct) =>
        CureAsync("retried", needsReason: false, row => (_, _) => Cures.Retry(row.Token), texts["Đã thử lại bước bị kẹt."], ct);

    public Task<IActionResult> OnPostSkipAsync(CancellationToken ct) =>
        CureAsync(
            "skipped",
            needsReason: true,
            row => (diagram, state) => Cures.Skip(diagram, state, row.Token, Outcome),
            texts["Đã bỏ qua bước bị kẹt; việc đi tiếp."],
            ct
        );

    public Task<IActionResult> OnPostMoveAsync(CancellationToken ct) =>
        CureAsync(
            "moved",
            needsReason: true,
            row => (diagram, state) => Cures.Move(diagram, state, row.Token, Target ?? ""),
            texts["Đã chuyển việc sang bước được chọn."],
            ct
        );

    public Task<IActionResult> OnPostOfferAsync(CancellationToken ct) =>
        DoAsync(
            "processes.offer",
            async (work, token) =>
            {
                var row = await RequiredAsync(work, needsReason: true, token);
                if ((await HeldPostsAsync(token)).FirstOrDefault(p => p.Value == Post?.ToString()) is not { } post)
                {
                    throw new RuleException(
                        typeof(Texts),
                        "processes.offer.post",
                        "Hãy chọn một chức danh đang có người giữ.",
                        nameof(Post)
                    );
                }

                await engine.OfferAsync(work, row.InstanceId, row.Token, Post!.Value, token);
                return Cured(work, row, "offered", new { row.ElementId, Post }, texts["Đã giao bước cho {0}.", post.Text]);
            },
            ct
        );

    public Task<IActionResult> OnPostCloseAsync(CancellationToken ct) =>
        CureAsync("closed", needsReason: true, null, texts["Đã đóng sự cố."], ct);

    /// <param name="how">What is logged and kept beside the incident.</param>
    /// <param name="cure">Null where nothing is left to be done to the work itself.</param>
    private Task<IActionResult> CureAsync(
        string how,
        bool needsReason,
        Func<IncidentRow, Func<Diagram, InstanceState, (Input, string?)>>? cure,
        string notice,
        CancellationToken ct
    ) =>
        DoAsync(
            "processes.cure",
            async (work, token) =>
            {
                var row = await RequiredAsync(work, needsReason, token);
                if (cure is not null)
                {
                    await engine.CureAsync(work, row.InstanceId, cure(row), token, row.Attempt);
                }

                var what = new
                {
                    row.ElementId,
                    row.Kind,
                    Outcome,
                    Target,
                };
                return Cured(work, row, how, what, notice);
            },
            ct
        );

    private string Cured(IWork work, IncidentRow row, string how, object what, string notice)
    {
        (row.CuredAt, row.CuredBy, row.Cure) = (work.Now, work.Actor.Name, how);
        Log.Write(work, "processes.incident_" + how, "incident", Id.ToString("N"), null, what, Reason?.Trim());
        Notice = notice;
        return "/Processes/Incidents";
    }

    private async Task<IReadOnlyList<SelectListItem>> HeldPostsAsync(CancellationToken ct)
    {
        var today = clock.GetUtcNow().VietnamDay();
        var all = await posts.ListAsync(Acting.AgencyId, today, ct);
        var holders = await posts.HoldersAsync(Acting.AgencyId, [.. all.Select(p => p.Id)], today, ct);
        var names = holders.ToLookup(h => h.PostId, h => h.Name);
        return
        [
            .. all.Where(p => names.Contains(p.Id))
                .Select(p => new SelectListItem($"{p.Title}, {p.UnitName} ({string.Join(", ", names[p.Id])})", p.Id.ToString())),
        ];
    }

    /// <summary>The incident, still open.</summary>
    /// <exception cref="RuleException">Somebody else was faster, or the reason is missing.</exception>
    private async Task<IncidentRow> RequiredAsync(IWork work, bool needsReason, CancellationToken ct)
    {
        var row = await work.Db.Set<IncidentRow>().AsTracking().FirstOrDefaultAsync(i => i.Id == Id, ct) ?? throw Unknown();
        if (row.CuredAt is not null)
        {
            throw new RuleException(typeof(Texts), "processes.incident.cured", "Sự cố này đã được {0} xử lý.", null, row.CuredBy ?? "");
        }

        if (needsReason && string.IsNullOrWhiteSpace(Reason))
        {
            throw new RuleException(
                typeof(Texts),
                "processes.incident.reason",
                "Hãy ghi lý do: nhật ký phải cho biết vì sao việc không đi theo sơ đồ.",
                nameof(Reason)
            );
        }

        return row;
    }

    private static RuleException Unknown() =>
        new(typeof(Texts), "processes.incident.unknown", "Không có sự cố này ở cơ quan đang làm việc.");
}
