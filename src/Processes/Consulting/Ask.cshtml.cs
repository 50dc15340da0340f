using System.ComponentModel.DataAnnotations;
using IsoDienTu.Bpmn;
using IsoDienTu.Kernel;
using IsoDienTu.Organisation;
using IsoDienTu.Processes.Designing;
using IsoDienTu.Processes.Reading;
using IsoDienTu.Processes.Tasks;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace IsoDienTu.Processes.Consulting;

/// <summary>Asks others for their opinion at an open step, and takes such a question back.</summary>
[Right(Asking.Right)]
internal sealed class Ask(
    Asking asking,
    Withdrawing withdrawing,
    Agencies agencies,
    People people,
    WorkRunner runner,
    TimeProvider clock,
    IStringLocalizer<Texts> texts
) : StepPage(runner)
{
    private const int MostOffered = 20;

    [BindProperty]
    [MaxLength(Asking.MostWords)]
    public string? Question { get; set; }

    /// <summary>One a line.</summary>
    [BindProperty]
    [MaxLength(Asking.MostWords)]
    public string? Papers { get; set; }

    [BindProperty]
    public string? Find { get; set; }

    /// <summary>Codes of the agencies that are ticked.</summary>
    [BindProperty]
    public List<string> Codes { get; set; } = [];

    /// <summary>Terms of their own, by code.</summary>
    [BindProperty]
    public Dictionary<string, string?> Terms { get; set; } = [];

    [BindProperty]
    public List<Guid> Colleagues { get; set; } = [];

    [BindProperty]
    public string? Term { get; set; }

    [BindProperty]
    public ConsultRule Rule { get; set; }

    [BindProperty]
    public int? Quorum { get; set; }

    [BindProperty]
    public Silence Silence { get; set; }

    [BindProperty]
    public Guid Consultation { get; set; }

    [BindProperty]
    public Guid? Part { get; set; }

    [BindProperty]
    [MaxLength(1000)]
    public string? Reason { get; set; }

    public string Lead { get; private set; } = "";
    public bool MayAct { get; private set; }

    /// <summary>Those ticked, and those found besides.</summary>
    public IReadOnlyList<AgencyCard> Offered { get; private set; } = [];

    /// <summary>How many were found and are not shown.</summary>
    public int More { get; private set; }
    public IReadOnlyList<SelectListItem> Staff { get; private set; } = [];

    public IReadOnlyList<SelectListItem> RuleChoices =>
        [
            new(texts["Mọi nơi được hỏi đồng ý"], nameof(ConsultRule.All)),
            new(texts["Đủ số ý kiến đồng ý"], nameof(ConsultRule.Quorum)),
            new(texts["Không nơi nào phản đối (một ý kiến không đồng ý là dừng)"], nameof(ConsultRule.FirstRefusal)),
        ];

    public IReadOnlyList<SelectListItem> SilenceChoices =>
        [
            new(texts["Coi là đồng ý"], nameof(Consulting.Silence.Agreement)),
            new(texts["Không tính là ý kiến"], nameof(Consulting.Silence.Nothing)),
        ];

    private string Step => "/Processes/Tasks/Show/" + Id;

    protected override async Task<bool> LoadAsync(IsoDbContext db, CancellationToken ct)
    {
        if (await TaskQuery.FindAsync(db, Id, Acting.Actor, ct) is not { } found)
        {
            return false;
        }

        Lead = $"{found.Task.StepNo} {found.Task.Name} – {found.Instance.SubjectCode}".Trim();
        MayAct = found.MayAct && found.Task.Kind == "human";
        if (HttpMethods.IsGet(Request.Method))
        {
            Begin(Diagrams.Of(found.Version).FindNode(found.Task.ElementId)?.Step?.Consult);
        }

        var day = clock.GetUtcNow().VietnamDay();
        await OfferAsync(day, ct);
        Staff =
        [
            .. (await people.StaffAsync(Acting.AgencyId, day, ct))
                .Where(h => h.PersonId != Acting.Actor.PersonId)
                .DistinctBy(h => h.PersonId)
                .Select(h => new SelectListItem($"{h.Name} ({h.Title}, {h.UnitName})", $"{h.PersonId}")),
        ];
        return true;
    }

    public Task<IActionResult> OnPostAsync(CancellationToken ct) =>
        ActAsync(
            "processes.consult",
            async (work, token) =>
            {
                await asking.DoAsync(work, Id, Input(), token);
                Notice = texts["Đã gửi lấy ý kiến."];
            },
            ct
        );

    /// <summary>Finds agencies; nothing entered is lost and nothing is sent.</summary>
    public async Task<IActionResult> OnPostFindAsync(CancellationToken ct)
    {
        ModelState.Clear();
        return await ShowAsync(ct);
    }

    public Task<IActionResult> OnPostWithdrawAsync(CancellationToken ct) =>
        ActAsync(
            "processes.consult_withdraw",
            async (work, token) =>
            {
                await withdrawing.DoAsync(work, Id, Consultation, Part, Reason, token);
                Notice = texts["Đã rút lấy ý kiến."];
            },
            ct
        );

    private void Begin(ConsultFacts? drawn)
    {
        (Rule, Silence, Term) = (Defaults.RuleOf(drawn), Defaults.SilenceOf(drawn), drawn?.Term);
        Quorum = drawn is { Quorum: > 0 } ? drawn.Quorum : null;
        Codes = [.. drawn?.With ?? []];
    }

    private async Task OfferAsync(DateOnly day, CancellationToken ct)
    {
        var others = (await agencies.ListAsync(new AgencyQuery(On: day), ct)).Where(a => a.Id != Acting.AgencyId).ToList();
        var found = await agencies.ListAsync(new AgencyQuery(Find?.Trim() ?? "", On: day), ct);
        var ticked = others.Where(a => Codes.Contains(a.Code)).ToList();
        var further = found.Where(a => a.Id != Acting.AgencyId && ticked.All(t => t.Id != a.Id)).ToList();
        Offered = [.. ticked, .. further.Take(MostOffered)];
        More = further.Count - Math.Min(further.Count, MostOffered);
    }

    private ConsultInput Input() =>
        new(
            Question,
            Papers?.Split('\n'),
            [
                .. Codes.Distinct().Select(c => new AskedInput(c, null, Terms.GetValueOrDefault(c) is { Length: > 0 } own ? own : Term)),
                .. Colleagues.Distinct().Select(p => new AskedInput(null, p, Term)),
            ],
            Rule,
            Quorum,
            Silence
        );

    private Task<IActionResult> ActAsync(string command, Func<IWork, CancellationToken, Task> act, CancellationToken ct) =>
        ActOnStepAsync(
            command,
            async (work, token) =>
            {
                await act(work, token);
                return Step;
            },
            plain: false,
            ct
        );
}
