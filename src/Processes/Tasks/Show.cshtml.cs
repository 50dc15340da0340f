using System.ComponentModel.DataAnnotations;
using System.Globalization;
using IsoDienTu.AuditLog;
using IsoDienTu.Bpmn;
using IsoDienTu.Kernel;
using IsoDienTu.Kernel.Parts;
using IsoDienTu.Processes.Consulting;
using IsoDienTu.Processes.Holding;
using IsoDienTu.Processes.Reading;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace IsoDienTu.Processes.Tasks;

/// <summary>One step before the person who does it: the papers, what the step asks, the buttons it has.</summary>
[Right("processes.work")]
[RequestSizeLimit(UploadedFiles.MostFormBytes)]
[RequestFormLimits(MultipartBodyLengthLimit = UploadedFiles.MostFormBytes)]
internal sealed partial class Show(
    ProcessEngine engine,
    TaskActs acts,
    Assigning assigning,
    WhatFollows whatFollows,
    WorkRunner runner,
    UploadedFiles uploads,
    Measures measures,
    IEnumerable<ISubjectPanel> panels,
    IStringLocalizer<Texts> texts
) : StepPage(runner)
{
    [BindProperty]
    public string? Outcome { get; set; }

    [BindProperty]
    [MaxLength(2000)]
    public string? Comment { get; set; }

    /// <summary>Why the step is late, where it is.</summary>
    [BindProperty]
    public string? LateReason { get; set; }

    [BindProperty]
    public string? Target { get; set; }

    [BindProperty]
    public string? Step { get; set; }

    [BindProperty]
    [MaxLength(1000)]
    public string? Reason { get; set; }

    /// <summary>Whether work that is sent back comes straight back here.</summary>
    [BindProperty]
    public bool ThenBack { get; set; }

    [BindProperty]
    [MaxLength(1000)]
    public string? ReleaseReason { get; set; }

    [BindProperty]
    public Guid? Person { get; set; }

    [BindProperty]
    [MaxLength(1000)]
    public string? AssignReason { get; set; }

    public StepPass Task { get; private set; } = null!;
    public InstanceInfo Instance { get; private set; } = null!;
    public IReadOnlyList<StepPass> History { get; private set; } = [];
    public IReadOnlyList<Outcome> Outcomes { get; private set; } = [];
    public IReadOnlyList<SelectListItem> Targets { get; private set; } = [];

    /// <summary>For ad-hoc work: the steps that may be begun now.</summary>
    public IReadOnlyList<SelectListItem> Pickable { get; private set; } = [];
    public SubjectPanel? Panel { get; private set; }
    public Deadline? Clock { get; private set; }
    public string Svg { get; private set; } = "";

    /// <summary>What each way out of the step leads to.</summary>
    public IReadOnlyList<NextWay> Next { get; private set; } = [];
    public bool MayAct { get; private set; }

    /// <summary>Completing the step asks for the reason why it is late.</summary>
    public bool IsLate { get; private set; }
    public Custody Custody { get; private set; } = null!;

    /// <summary>Opinions asked for in this work, the newest first.</summary>
    public IReadOnlyList<ConsultationView> Consultations { get; private set; } = [];

    /// <summary>This person may ask for opinions at this step; what another asked for is answered, not asked further.</summary>
    public bool MayConsult => MayAct && Task.Kind == "human" && !isErrand && Acting.Has(Asking.Right);

    private bool isErrand;

    /// <summary>Who reads what is written with the step.</summary>
    public string CommentHelp =>
        isErrand ? texts["Nơi gửi việc này đến nhận được câu chữ này."] : texts["Người làm bước sau và hồ sơ theo dõi thấy ý kiến này."];

    /// <summary>To whom this person may give the step.</summary>
    public IReadOnlyList<SelectListItem> Staff { get; private set; } = [];

    protected override async Task<bool> LoadAsync(IsoDbContext db, CancellationToken ct)
    {
        if (await TaskQuery.FindAsync(db, Id, Acting.Actor, ct) is not { } found)
        {
            return false;
        }

        var measure = await measures.ForAsync(Acting.AgencyId, ct);
        (Task, Instance, MayAct) = (found.Task, found.Instance, found.MayAct);
        History = await ProcessReads.HistoryOfAsync(db, Instance.Id, ct);
        Outcomes = found.Outcomes;
        Offer(found);
        Targets = [.. found.Targets.Select(t => new SelectListItem(Say(t), t.ElementId))];
        Custody = found.Custody;
        Next = MayAct && Task.Kind == "human" ? await whatFollows.OfAsync(Acting.AgencyId, found.Version, Task.ElementId, ct) : [];
        Pickable = [.. found.Pickable.Select(t => new SelectListItem($"{t.Number} {t.Name}".Trim(), t.ElementId))];
        Clock = Task.DoneAt is { } done
            ? measure.Ended(Task.DueAt, done)
            : measure.Step(Task.DueAt, Task.NormMinutes, Instance.PausedSince is not null, Instance.PauseWords);
        var place = await ProcessReads.PlaceOfAsync(db, found.Row, measure.Now, ct);
        IsLate = Lateness.LateReason.IsAsked(Task.DueAt, Task.ReceivedAt, Instance.PausedSince, measure.Now);
        Svg = await Definitions.PlaceSvgAsync(db, place, CultureInfo.CurrentUICulture.TwoLetterISOLanguageName, ct);
        if (panels.FirstOrDefault(p => p.SubjectKind == found.Row.SubjectKind) is { } panel)
        {
            Panel = await panel.ForAsync(db, found.Row.SubjectId, ct);
            await NameFormsAsync(db, panel, found.Row.SubjectId, ct);
        }

        isErrand = found.Row.Outside is { } outside && Running.OutsideCaller.Read(outside).Errand is not null;
        Consultations = await ConsultationView.OfAsync(db, Instance.Id, measure.Now, ct);
        if (Task is { State: "Open", Kind: "human" or "choice" })
        {
            Staff = await assigning.ChoicesAsync(Acting, Id, ct);
        }

        return true;
    }

    /// <summary>The first look of somebody to whom the step is offered is kept: from then on it cannot be called back.</summary>
    public override async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        var shown = await ShowAsync(ct);
        if (shown is PageResult && MayAct && !Custody.IsSeen)
        {
            try
            {
                var order = new WorkOrder(Custody.InPlaceOf ?? Acting.Actor, Acting.AgencyId, "processes.open", Plain: true);
                await Runner.RunAsync(order, (work, token) => acts.SeeAsync(work, Id, token), ct);
            }
            catch (RuleException)
            {
                return await ShowAsync(ct);
            }
        }

        return shown;
    }

    private string Say(ReturnStep step)
    {
        var name = $"{step.Number} {step.Name}".Trim();
        var who = step.By is null ? name : texts["{0} – {1}", name, step.By].Value;
        return step.Withdraws.Count == 0 ? who : texts["{0} (rút: {1})", who, string.Join(", ", step.Withdraws)];
    }

    private const string Inbox = "/Processes/Inbox";

    private string Here => "/Processes/Tasks/Show/" + Id;

    public Task<IActionResult> OnPostPickAsync(CancellationToken ct) =>
        ActAsync("processes.pick", (w, t) => acts.PickAsync(w, Id, Step, t), texts["Đã bắt đầu bước được chọn."], Here, ct);

    public Task<IActionResult> OnPostFinishAsync(CancellationToken ct) =>
        ActAsync(
            "processes.finish",
            (w, t) => acts.FinishAsync(w, Id, Comment, LateReason, t),
            texts["Đã kết thúc phần việc này."],
            Inbox,
            ct
        );

    public Task<IActionResult> OnPostSendBackAsync(CancellationToken ct) =>
        ActAsync(
            "processes.send_back",
            (w, t) => acts.SendBackAsync(w, Id, Target, Reason, ThenBack, t),
            texts["Đã trả lại bước trước."],
            Inbox,
            ct
        );

    public Task<IActionResult> OnPostReleaseAsync(CancellationToken ct) =>
        ActAsync("processes.release", (w, t) => acts.ReleaseAsync(w, Id, ReleaseReason, t), texts["Đã trả bước về cho nhóm."], Inbox, ct);

    public Task<IActionResult> OnPostRecallAsync(CancellationToken ct)
    {
        var opened = Id;
        return ActAsync(
            "processes.recall",
            async (w, t) => opened = await acts.RecallAsync(w, Id, Reason, t),
            texts["Đã thu hồi; bước này lại ở chỗ bạn."],
            () => "/Processes/Tasks/Show/" + opened,
            ct
        );
    }

    public Task<IActionResult> OnPostWatchAsync(bool watch, CancellationToken ct) =>
        DoAsync(
            "processes.watch",
            async (work, token) =>
            {
                await acts.WatchAsync(work, Id, watch, token);
                Notice = watch ? texts["Việc này nằm trong danh sách theo dõi cho đến khi xong."] : texts["Đã thôi theo dõi việc này."];
                return Here;
            },
            ct,
            plain: true
        );

    /// <summary>A head need not be among those to whom the step is offered.</summary>
    public Task<IActionResult> OnPostAssignAsync(CancellationToken ct) =>
        DoAsync(
            "processes.assign",
            async (work, token) =>
            {
                await assigning.DoAsync(work, Acting, Id, Person, AssignReason, token);
                Notice = texts["Đã giao bước."];
                return Here;
            },
            ct,
            plain: true
        );

    public Task<IActionResult> OnPostClaimAsync(CancellationToken ct) =>
        ActAsync("processes.claim", (w, t) => acts.ClaimAsync(w, Id, t), null, Here, ct);

    /// <param name="notice">What the next page says; null for nothing.</param>
    private Task<IActionResult> ActAsync(
        string command,
        Func<IWork, CancellationToken, Task> act,
        string? notice,
        string next,
        CancellationToken ct
    ) => ActAsync(command, act, notice, () => next, ct);

    private Task<IActionResult> ActAsync(
        string command,
        Func<IWork, CancellationToken, Task> act,
        string? notice,
        Func<string> next,
        CancellationToken ct
    ) =>
        ActOnStepAsync(
            command,
            async (work, token) =>
            {
                await act(work, token);
                Notice = notice ?? Notice;
                return next();
            },
            plain: true,
            ct
        );
}
