using System.Globalization;
using IsoDienTu.Bpmn;
using IsoDienTu.Kernel;
using IsoDienTu.Processes.Designing;
using IsoDienTu.WorkingTime;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace IsoDienTu.Processes.Simulating;

/// <summary>A process under assumptions: who gets too much work, and how many cases are on time. Without any, as it goes today.</summary>
[Right(SimulationSetup.Right)]
internal sealed class Show(Simulations simulations, IStringLocalizer<Texts> texts) : IsoPage
{
    [BindProperty(SupportsGet = true, Name = "id")]
    public Guid Id { get; set; }

    [BindProperty(SupportsGet = true, Name = "version")]
    public Guid? Wanted { get; set; }

    public SimulatedProcess Process { get; private set; } = null!;

    /// <summary>What is assumed; as the form shows it when a value was refused, too.</summary>
    public Assumptions Given { get; private set; } = null!;

    /// <summary>As it goes today.</summary>
    public SimulationResult Usual { get; private set; } = null!;

    /// <summary>Under the assumptions; null when none differ, or one was refused.</summary>
    public SimulationResult? Assumed { get; private set; }
    public Curve? Curve { get; private set; }

    /// <summary>The end of the bars, in percent.</summary>
    public int Most { get; private set; }

    protected override async Task<bool> LoadAsync(IsoDbContext db, CancellationToken ct)
    {
        if (await simulations.FindAsync(db, Id, Wanted, ct) is not { } process)
        {
            return false;
        }

        Process = process;
        return true;
    }

    /// <inheritdoc />
    public override async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!await ReadAsync(LoadAsync, ct))
        {
            return NotFound();
        }

        await RunAsync(ct);
        return Page();
    }

    /// <summary>Plays after the reading is over, so that no connection waits for it.</summary>
    private async Task RunAsync(CancellationToken ct)
    {
        Given = Process.Usual.Assumptions;
        Usual = await simulations.RunAsync(Acting.AgencyId, Process, Given, ct);
        try
        {
            if (Request.Query.Any(q => q.Key is not ("version" or "handler")))
            {
                (Given, Assumed) = await simulations.RunAsync(Acting.AgencyId, Process, Request.Query, ct);
                if (Usual.WholeMinutes is null)
                {
                    // A term that nothing of the past told is no change: today is measured by it too.
                    Usual = Usual with
                    {
                        WholeMinutes = Given.WholeMinutes,
                    };
                }
            }
        }
        catch (RuleException rule)
        {
            ModelState.AddModelError(rule.Field ?? "", Say(rule));
        }

        Most = Math.Max(100, Usual.Roles.Concat(Assumed?.Roles ?? []).Select(r => r.LoadPercent).DefaultIfEmpty().Max());
        Curve = Curve.Of(Usual, Assumed);
    }

    /// <summary>What stands in a field: what was typed, else what is assumed.</summary>
    public string Typed(string field, double? value) =>
        Request.Query.TryGetValue(field, out var typed) && typed.ToString().Length > 0
            ? typed.ToString()
            : value?.ToString("0.##", CultureInfo.CurrentCulture) ?? "";

    /// <summary>The field's error, if it has one.</summary>
    public bool IsWrong(string field) => ModelState.TryGetValue(field, out var entry) && entry.Errors.Count > 0;

    public string Days(int minutes) => ((double)minutes / Term.MinutesPerWorkingDay).ToString("0.#", CultureInfo.CurrentCulture);

    public string Role(string name) => name.Length > 0 ? name : texts["Không nêu riêng"];

    /// <summary>Where the figure comes from.</summary>
    public string Source(int seen) => seen > 0 ? texts["{0} lần trong {1} ngày qua", seen, PastWork.Days] : texts["giả định"];

    public string NameOf(string element) =>
        Diagrams.Of(Process.Version).FindNode(element) is { Name.Length: > 0 } node ? node.Name : element;
}
