using System.ComponentModel.DataAnnotations;
using System.Globalization;
using IsoDienTu.AuditLog;
using IsoDienTu.Bpmn;
using IsoDienTu.Kernel;
using IsoDienTu.Kernel.Parts;
using IsoDienTu.Processes.Reading;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace IsoDienTu.Processes.Tasks;

/// <summary>One step before the person who does it: the papers, what the step asks, the buttons it has.</summary>
[Right("processes.work")]
internal sealed class Show(
    ProcessEngine engine,
    TaskActs acts,
    WorkRunner runner,
    WorkSchedules schedules,
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
    [MaxLength(2000)]
    public string? Comment { get; set; }

    [BindProperty]
    public string? Target { get; set; }

    [BindProperty]
    public string? Step { get; set; }

    [BindProperty]
    [MaxLength(1000)]
    public string? Reason { get; set; }

    [BindProperty]
    public string? PauseReason { get; set; }

    [BindProperty]
    [MaxLength(200)]
    public string? Evidence { get; set; }

    public StepPass Task { get; private set; } = null!;
    public InstanceInfo Instance { get; private set; } = null!;
    public IReadOnlyList<StepPass> History { get; private set; } = [];
    public IReadOnlyList<Outcome> Outcomes { get; private set; } = [];
    public IReadOnlyList<SelectListItem> Targets { get; private set; } = [];

    /// <summary>For ad-hoc work: the steps that may be begun now.</summary>
    public IReadOnlyList<SelectListItem> Pickable { get; private set; } = [];
    public IReadOnlyList<SelectListItem> PauseReasons { get; } = [.. PauseGround.All.Select(g => new SelectListItem(g.ToString(), g.Code))];
    public SubjectPanel? Panel { get; private set; }
    public Deadline? Clock { get; private set; }
    public string Svg { get; private set; } = "";
    public bool MayAct { get; private set; }

    protected override async Task<bool> LoadAsync(IsoDbContext db, CancellationToken ct)
    {
        if (await TaskQuery.FindAsync(db, Id, Acting.Actor, ct) is not { } found)
        {
            return false;
        }

        var now = clock.GetUtcNow();
        var schedule = await schedules.ForAsync(Acting.AgencyId, ct);
        (Task, Instance, MayAct) = (found.Task, found.Instance, found.MayAct);
        History = await ProcessReads.HistoryOfAsync(db, Instance.Id, ct);
        Outcomes = found.Outcomes;
        Targets = [.. found.Targets.Select(t => new SelectListItem($"{t.Number} {t.Name}".Trim(), t.ElementId))];
        Pickable = [.. found.Pickable.Select(t => new SelectListItem($"{t.Number} {t.Name}".Trim(), t.ElementId))];
        Clock = Task.DoneAt is { } done
            ? Clocks.Ended(schedule, Task.DueAt, done)
            : Clocks.Of(schedule, Task.DueAt, now, Instance.PausedSince is not null, Instance.PauseWords);
        var place = await ProcessReads.PlaceOfAsync(db, found.Row, now, ct);
        Svg = await Definitions.PlaceSvgAsync(db, place, CultureInfo.CurrentUICulture.TwoLetterISOLanguageName, ct);
        Panel = panels.FirstOrDefault(p => p.SubjectKind == found.Row.SubjectKind) is { } panel
            ? await panel.ForAsync(db, found.Row.SubjectId, ct)
            : null;
        return true;
    }

    private const string Inbox = "/Processes/Inbox";

    private string Here => "/Processes/Tasks/Show/" + Id;

    public Task<IActionResult> OnPostCompleteAsync(CancellationToken ct) =>
        ActAsync("processes.complete", (w, t) => acts.CompleteAsync(w, Id, Outcome, Comment, t), texts["Đã hoàn thành bước."], Inbox, ct);

    public Task<IActionResult> OnPostPickAsync(CancellationToken ct) =>
        ActAsync("processes.pick", (w, t) => acts.PickAsync(w, Id, Step, t), texts["Đã bắt đầu bước được chọn."], Here, ct);

    public Task<IActionResult> OnPostFinishAsync(CancellationToken ct) =>
        ActAsync("processes.finish", (w, t) => acts.FinishAsync(w, Id, Comment, t), texts["Đã kết thúc phần việc này."], Inbox, ct);

    public Task<IActionResult> OnPostSendBackAsync(CancellationToken ct) =>
        ActAsync("processes.send_back", (w, t) => acts.SendBackAsync(w, Id, Target, Reason, t), texts["Đã trả lại bước trước."], Inbox, ct);

    public Task<IActionResult> OnPostClaimAsync(CancellationToken ct) =>
        ActAsync("processes.claim", (w, t) => acts.ClaimAsync(w, Id, t), null, Here, ct);

    public Task<IActionResult> OnPostPauseAsync(CancellationToken ct) =>
        ActAsync(
            "processes.pause",
            async (work, token) =>
            {
                var ground = PauseGround.Find(PauseReason);
                var instance = await InstanceIdAsync(token);
                await engine.PauseAsync(work, instance, ground, Evidence, token);
                Log.Write(work, "processes.clock_paused", "instance", instance.ToString("N"), null, new { ground.Code });
            },
            null,
            Here,
            ct
        );

    public Task<IActionResult> OnPostResumeAsync(CancellationToken ct) =>
        ActAsync(
            "processes.resume",
            async (work, token) =>
            {
                var instance = await InstanceIdAsync(token);
                await engine.ResumeAsync(work, instance, restart: false, token);
                Log.Write(work, "processes.clock_resumed", "instance", instance.ToString("N"));
            },
            null,
            Here,
            ct
        );

    private Task<Guid> InstanceIdAsync(CancellationToken ct) =>
        ReadAsync(async (db, token) => (await TaskQuery.FindAsync(db, Id, Acting.Actor, token))!.Instance.Id, ct);

    /// <param name="notice">What the next page says; null for nothing.</param>
    private async Task<IActionResult> ActAsync(
        string command,
        Func<IWork, CancellationToken, Task> act,
        string? notice,
        string next,
        CancellationToken ct
    )
    {
        var mayTry = await TaskQuery.MayTryAsync(runner, Acting, Id, ct);
        return mayTry is null ? NotFound()
            : !mayTry.Value ? StatusCode(403)
            : await DoAsync(
                command,
                async (work, token) =>
                {
                    await act(work, token);
                    Notice = notice ?? Notice;
                    return next;
                },
                ct,
                plain: true
            );
    }
}
