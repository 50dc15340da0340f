using System.Globalization;
using System.Text;
using IsoDienTu.Bpmn;
using IsoDienTu.Kernel;
using IsoDienTu.Processes.Designing;
using IsoDienTu.WorkingTime;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace IsoDienTu.Processes.Trying;

/// <summary>
/// Tries a drawing by hand on the engine that will run it: where the work is, what can be done next, a virtual clock with the agency's calendar.
/// Nothing is stored; the steps travel with the page.
/// </summary>
[Right(DesigningSetup.Right)]
internal sealed class Try(WorkSchedules schedules, IStringLocalizer<Texts> texts) : IsoPage
{
    [BindProperty(SupportsGet = true, Name = "id")]
    public Guid Id { get; set; }

    [BindProperty(SupportsGet = true, Name = "version")]
    public Guid? VersionId { get; set; }

    /// <summary>The steps so far.</summary>
    [BindProperty]
    public string? Run { get; set; }

    /// <summary>The pressed button: a step, or "undo" or "restart".</summary>
    [BindProperty]
    public string? Step { get; set; }

    /// <summary>Data that go with the step.</summary>
    [BindProperty]
    public string? Data { get; set; }

    public Tried Tried { get; private set; } = null!;
    public TrialPicture Picture { get; private set; } = null!;
    public TrialWords Words { get; private set; } = null!;
    public IReadOnlyList<DesignFinding> Faults { get; private set; } = [];
    public string Svg { get; private set; } = "";

    /// <summary>How many of the steps the drawing, changed meanwhile, does not know any more.</summary>
    public int Lost { get; private set; }

    private static bool English => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en";
    private TrialSteps Steps { get; set; } = TrialSteps.Read(null);

    protected override async Task<bool> LoadAsync(IsoDbContext db, CancellationToken ct)
    {
        if (await Tried.FindAsync(db, Id, VersionId, ct) is not { } tried)
        {
            return false;
        }

        Tried = tried;
        Words = new(tried.Diagram, texts);
        Faults =
        [
            .. tried
                .Main.Findings.Concat(Checker.Check(tried.Diagram).Findings)
                .Where(f => f.Level == FindingLevel.Error)
                .Select(Definitions.Tell),
        ];
        Play(await schedules.ForAsync(Acting.AgencyId, ct));
        Svg = Draw();
        return true;
    }

    /// <summary>Shows the trial one step further.</summary>
    public Task<IActionResult> OnPostAsync(CancellationToken ct) => ShowAsync(ct);

    /// <summary>The steps as a scenario file for <c>eiso process play</c>.</summary>
    public async Task<IActionResult> OnPostSaveAsync(CancellationToken ct)
    {
        Step = null;
        return await ReadAsync(LoadAsync, ct)
            ? File(
                Encoding.UTF8.GetBytes(Trial.File(Steps.ToString(), Picture)),
                "application/json",
                $"{Tried.Process.Key}-{texts["chay-thu"]}.json"
            )
            : NotFound();
    }

    private void Play(WorkSchedule schedule)
    {
        var before = TrialSteps.Read(Run);
        Picture = Tried.Play(before, schedule);
        Lost = before.Count - Picture.Done;
        Steps = before.First(Picture.Done);
        if (HttpMethods.IsPost(Request.Method) && !string.IsNullOrEmpty(Step))
        {
            Go(schedule);
        }
        else if (Lost > 0)
        {
            Picture = Tried.Play(Steps, schedule);
        }

        Run = Steps.ToString();
    }

    private void Go(WorkSchedule schedule)
    {
        try
        {
            var next = Step switch
            {
                "restart" => TrialSteps.Read(null),
                "undo" => Steps.First(Math.Max(0, Steps.Count - 1)),
                _ => Steps.With(Step!, Data),
            };
            Picture = Tried.Play(next, schedule);
            if (Picture.Problem is not { } problem)
            {
                Steps = next;
                // What went with the step is done with; the field is empty for the next.
                Data = null;
                ModelState.Remove(nameof(Data));
                return;
            }

            ModelState.AddModelError(string.Empty, English ? problem.MessageEn : problem.Message);
        }
        catch (RuleException rule)
        {
            ModelState.AddModelError(rule.Field ?? string.Empty, Say(rule));
        }

        Picture = Tried.Play(Steps, schedule);
    }

    private string Draw()
    {
        var drawn = Diagrams.Drawn(Tried.Diagram);
        var states = Picture.Passed.ToDictionary(id => id, _ => ElementState.Done, StringComparer.Ordinal);
        var here = Picture.Places.Where(p => drawn.FindNode(p.ElementId) is not null).ToLookup(p => p.ElementId, StringComparer.Ordinal);
        foreach (var places in here)
        {
            states[places.Key] = places.Any(p => p.Due < Picture.Now) ? ElementState.Late : ElementState.Here;
        }

        return Drawing.ToSvg(
            drawn,
            new DrawingOptions
            {
                IdPrefix = "try",
                Title = Tried.Process.Title,
                Language = English ? "en" : "vi",
                States = states,
                Notes = here.Select(p => (p.Key, Words: Words.Note([.. p])))
                    .Where(n => n.Words is not null)
                    .ToDictionary(n => n.Key, n => n.Words!, StringComparer.Ordinal),
            }
        );
    }
}
