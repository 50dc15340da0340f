using System.ComponentModel.DataAnnotations;
using IsoDienTu.Bpmn;
using IsoDienTu.Kernel;
using IsoDienTu.Processes.Reading;
using IsoDienTu.Processes.Running;
using IsoDienTu.Processes.Tasks;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace IsoDienTu.Processes.Inbox;

/// <summary>
/// Many steps at once: those chosen from the inbox, together by step, each with its outcome. Each is completed in a unit of work of its own, and says
/// what became of it; what failed can be tried again without the others.
/// </summary>
[Right("processes.work")]
internal sealed class Bulk(TaskActs acts, WorkRunner runner, TimeProvider clock, IStringLocalizer<Texts> texts) : IsoPage
{
    /// <summary>As many as a page of the inbox holds.</summary>
    private const int Most = 50;

    [BindProperty(SupportsGet = true, Name = "tasks")]
    public List<Guid> Chosen { get; set; } = [];

    /// <summary>For each group of like steps the chosen outcome, by the group's key.</summary>
    [BindProperty]
    public Dictionary<string, string?> Outcomes { get; set; } = [];

    [BindProperty]
    [MaxLength(2000)]
    public string? Comment { get; set; }

    /// <summary>Why those that are late are.</summary>
    [BindProperty]
    public string? LateReason { get; set; }

    /// <summary>The buttons that ask to be confirmed are.</summary>
    [BindProperty]
    public bool Confirmed { get; set; }

    /// <summary>Tells the units of work of one press apart from those of the next.</summary>
    [BindProperty]
    public string? IdempotencyKey { get; set; }

    public IReadOnlyList<Group> Groups { get; private set; } = [];

    /// <summary>What became of each; empty before anything was pressed.</summary>
    public IReadOnlyList<Result> Results { get; private set; } = [];

    /// <summary>Steps of the same place in the same version of a process.</summary>
    internal sealed record Group(string Key, string Name, IReadOnlyList<Outcome> Outcomes, IReadOnlyList<Line> Lines)
    {
        public IEnumerable<SelectListItem> Choices => Outcomes.Select(o => new SelectListItem(o.Label, o.Code));

        /// <summary>What completing its steps asks, where they have no outcomes.</summary>
        public Asked Asked { get; init; } = Asked.Nothing;

        /// <summary>What the button of an outcome asks.</summary>
        public Asked AskedBy(string? outcome) =>
            Outcomes.Count == 0 ? Asked : Outcomes.FirstOrDefault(o => o.Code == outcome)?.Asked ?? Asked.Nothing;

        /// <summary>The words on the button of an outcome; those of the step, where it has none.</summary>
        public string LabelOf(string? outcome) => Outcomes.FirstOrDefault(o => o.Code == outcome)?.Label ?? Name;

        /// <summary>One of its buttons asks to be confirmed.</summary>
        public bool MayConfirm => Asked.Confirm || Outcomes.Any(o => o.Asked.Confirm);
    }

    /// <param name="Why">Why it cannot be completed here; null when it can.</param>
    /// <param name="IsOver">It is done: the command tells by whom, or gives this press's own first answer.</param>
    /// <param name="InPlaceOf">In whose stead it would be done; null when it is one's own.</param>
    internal sealed record Line(Guid Task, string Code, string Title, string? Why, bool IsOver, bool IsLate, StandIn? InPlaceOf);

    /// <summary>Some of them ask for a reason.</summary>
    public bool AnyLate => Groups.Any(g => g.Lines.Any(l => l.IsLate && l.Why is null));

    /// <summary>Some may have to be confirmed.</summary>
    public bool MayConfirm => Groups.Any(g => g.MayConfirm);

    /// <param name="Why">Null when it was completed.</param>
    internal sealed record Result(Guid Task, string Code, string Step, string? Why);

    protected override async Task<bool> LoadAsync(IsoDbContext db, CancellationToken ct)
    {
        var found = await BulkQuery.RunAsync(db, Acting.Actor, [.. Chosen.Distinct().Take(Most)], clock.GetUtcNow(), ct);
        Groups =
        [
            .. found
                .GroupBy(t => $"{t.VersionId:N}-{t.ElementId}")
                .Select(g => new Group(
                    g.Key,
                    $"{g.First().StepNo} {g.First().Name}".Trim(),
                    g.First().Outcomes,
                    [.. g.Select(t => new Line(t.Id, t.SubjectCode, t.Title, Why(t), !t.IsOpen, t.IsLate, t.InPlaceOf))]
                )
                {
                    Asked = g.First().Asked,
                }),
        ];
        return true;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (IdempotencyKey is not { Length: >= 8 and <= 80 })
        {
            ModelState.AddModelError("", texts["Biểu mẫu đã cũ. Hãy tải lại trang rồi gửi lại."]);
        }

        await ReadAsync(LoadAsync, ct);

        foreach (var group in Groups.Where(g => g.Outcomes.Count > 0 && g.Outcomes.All(o => o.Code != Outcomes.GetValueOrDefault(g.Key))))
        {
            ModelState.AddModelError($"Outcomes[{group.Key}]", texts["Hãy chọn kết quả cho bước {0}.", group.Name]);
        }

        if (AnyLate && string.IsNullOrWhiteSpace(LateReason))
        {
            ModelState.AddModelError(
                nameof(LateReason),
                texts["Trong các việc đã chọn có việc quá hạn. Hãy ghi lý do trễ; lý do được giữ cùng từng bước quá hạn."]
            );
        }

        foreach (var (field, words) in Missing().Distinct())
        {
            ModelState.AddModelError(field, words);
        }

        if (!ModelState.IsValid)
        {
            Response.StatusCode = 422;
            return Page();
        }

        var results = new List<Result>();
        foreach (var (group, line) in Groups.SelectMany(g => g.Lines.Select(l => (g, l))))
        {
            results.Add(
                new Result(
                    line.Task,
                    line.Code,
                    group.Name,
                    line.IsOver || line.Why is null ? await CompleteAsync(group, line, ct) : line.Why
                )
            );
        }

        Results = results;
        Chosen = [.. results.Where(r => r.Why is not null).Select(r => r.Task)];
        return Page();
    }

    /// <summary>What the chosen buttons ask that is given once for all; fields and papers are each step's own.</summary>
    private IEnumerable<(string Field, string Words)> Missing()
    {
        var given = new Completion(null, Comment) { Confirmed = Confirmed };
        return Groups
            .SelectMany(g =>
                Answering.Problems(g.AskedBy(Outcomes.GetValueOrDefault(g.Key)), g.LabelOf(Outcomes.GetValueOrDefault(g.Key)), given)
            )
            .Where(p => p.Field is nameof(Comment) or nameof(Confirmed))
            .Select(p => (p.Field!, Say(p)));
    }

    /// <returns>Why it was not completed; null when it was.</returns>
    private async Task<string?> CompleteAsync(Group group, Line line, CancellationToken ct)
    {
        var actor = line.InPlaceOf is { } other ? Acting.Actor.For(other) : Acting.Actor;
        var order = new WorkOrder(actor, Acting.AgencyId, "processes.complete", $"{IdempotencyKey}-{line.Task:N}", Plain: true);
        var outcome = Outcomes.GetValueOrDefault(group.Key);
        var asked = group.AskedBy(outcome);
        if (asked.Fields.Any(f => f.Required) || !asked.Papers.IsEmpty)
        {
            return texts["Kết quả này cần ghi thêm hoặc kèm giấy tờ riêng cho từng việc ({0}). Hãy mở riêng để làm.", Wanted(asked)];
        }

        var given = new Completion(outcome, Comment, LateReason) { Confirmed = Confirmed };
        try
        {
            await runner.RunAsync(order, (work, token) => acts.CompleteAsync(work, line.Task, given, token), ct);
            return null;
        }
        catch (RuleException rule)
        {
            return Say(rule);
        }
    }

    private static string Wanted(Asked asked) =>
        string.Join(", ", asked.Fields.Where(f => f.Required).Select(f => f.Label).Concat(asked.Papers));

    private string? Why(ChosenTask task) =>
        !task.IsOpen ? texts["Bước này đã xong."].Value
        : !task.MayAct ? texts["Bước này đang do người khác giữ."].Value
        : task.Kind == "choice" ? texts["Việc này phải chọn bước, hãy mở riêng."].Value
        : null;
}
