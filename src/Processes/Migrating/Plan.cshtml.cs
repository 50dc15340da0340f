using System.Globalization;
using IsoDienTu.Bpmn;
using IsoDienTu.Kernel;
using IsoDienTu.Processes.Designing;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace IsoDienTu.Processes.Migrating;

/// <summary>Moves running work to a newer version: what moves, where each place goes, what would happen to each, and the decision with consent to just that.</summary>
[Right(MigrationSetup.Right)]
internal sealed class Plan(MigrationDecisions decisions, IStringLocalizer<Texts> texts) : IsoPage
{
    [BindProperty(SupportsGet = true, Name = "id")]
    public Guid Id { get; set; }

    [BindProperty(SupportsGet = true)]
    public MigrationInput Input { get; set; } = new();

    [BindProperty]
    public MigrationConsent Consent { get; set; } = new();

    public Definition Process { get; private set; } = null!;

    /// <summary>Published versions, the newest first.</summary>
    public IReadOnlyList<DefinitionVersion> Versions { get; private set; } = [];

    /// <summary>Null when what is asked for cannot be.</summary>
    public MigrationForecast? Forecast { get; private set; }

    public static bool English => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en";

    public IEnumerable<SelectListItem> Targets =>
        Versions.Select(v => new SelectListItem(texts["Phiên bản {0}", v.Number!.Value], $"{v.Id}", v.Id == Input.To));

    /// <summary>What was asked for, to be sent along with the decision.</summary>
    public IEnumerable<(string Name, string Value)> Asked =>
        [
            ("Input.To", $"{Forecast!.To.Id}"),
            .. Input.From.Select(f => ("Input.From", $"{f}")),
            ("Input.BegunFrom", Machine(Input.BegunFrom)),
            ("Input.BegunTo", Machine(Input.BegunTo)),
            .. Forecast.Places.Where(p => p.Chosen is not null).Select(p => ($"Input.Map[{p.Key}]", p.Chosen!)),
        ];

    /// <summary>The versions that are left, and then the one that is gone to, with the places of work marked.</summary>
    public IEnumerable<(int Number, string Svg)> Drawings =>
        [
            .. Forecast!
                .Places.GroupBy(p => p.FromNumber)
                .Select(g => (g.Key, Draw(g.Key, g.Select(p => p.Key[(p.Key.IndexOf(':', StringComparison.Ordinal) + 1)..])))),
            (Forecast.To.Number, Draw(Forecast.To.Number, Forecast.Places.Select(p => p.Chosen).OfType<string>())),
        ];

    protected override async Task<bool> LoadAsync(IsoDbContext db, CancellationToken ct)
    {
        if (await db.Set<Definition>().FirstOrDefaultAsync(d => d.Id == Id, ct) is not { } definition)
        {
            return false;
        }

        Process = definition;
        Versions = await db.Set<DefinitionVersion>()
            .Where(v => v.DefinitionId == Id && v.State == DefinitionState.Published)
            .OrderByDescending(v => v.Number)
            .ToListAsync(ct);
        var posted = HttpMethods.IsPost(Request.Method);
        try
        {
            Forecast = await decisions.LookAsync(db, Acting.AgencyId, Id, Input, ct);
            Input.To = Forecast?.To.Id;
        }
        catch (RuleException rule) when (!posted)
        {
            ModelState.AddModelError(rule.Field ?? string.Empty, Say(rule));
        }
        catch (RuleException)
        {
            // Said already by the refused decision; the form shows again with everything entered.
        }

        return true;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct) =>
        await ReadAsync((db, token) => db.Set<Definition>().AnyAsync(d => d.Id == Id, token), ct)
            ? await DoAsync(
                "processes.decide_migration",
                async (work, token) =>
                {
                    var id = await decisions.DecideAsync(work, Id, Input, Consent, token);
                    Notice = texts["Đã ghi quyết định. Từng việc đang được chuyển."];
                    return "/Processes/Migrating/Show/" + id;
                },
                ct
            )
            : NotFound();

    private string Draw(int number, IEnumerable<string> places) =>
        Drawing.ToSvg(
            Diagrams.Drawn(Versions.First(v => v.Number == number)),
            new DrawingOptions
            {
                IdPrefix = string.Create(CultureInfo.InvariantCulture, $"v{number}"),
                Language = English ? "en" : "vi",
                States = places.Distinct(StringComparer.Ordinal).ToDictionary(p => p, _ => ElementState.Here, StringComparer.Ordinal),
            }
        );

    private static string Machine(DateOnly? day) => day?.ToString("O", CultureInfo.InvariantCulture) ?? "";
}
