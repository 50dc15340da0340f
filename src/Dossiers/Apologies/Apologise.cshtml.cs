using IsoDienTu.Dossiers.Register;
using IsoDienTu.Kernel;
using IsoDienTu.Processes;
using Microsoft.AspNetCore.Mvc;

namespace IsoDienTu.Dossiers.Apologies;

/// <summary>Writes the apology of a dossier (form 04): the reason and the new date, once, at least a day before the promise expires.</summary>
[Right(Apologising.Right)]
internal sealed class Apologise(Apologising apologising, Measures measures) : IsoPage
{
    [BindProperty(SupportsGet = true, Name = "id")]
    public Guid Id { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    /// <summary>In Vietnam's time.</summary>
    [BindProperty]
    public DateTime? NewDue { get; set; }

    public DossierView View { get; private set; } = null!;

    /// <summary>Why no apology can be written; null when one can.</summary>
    public string? Why { get; private set; }

    /// <summary>By when it should be signed.</summary>
    public DateTimeOffset? Before { get; private set; }

    protected override async Task<bool> LoadAsync(IsoDbContext db, CancellationToken ct)
    {
        if (await DossierView.FindAsync(db, Id, ct) is not { } view)
        {
            return false;
        }

        View = view;
        var measure = await measures.ForAsync(Acting.AgencyId, ct);
        try
        {
            Before = ApologyRules.LastMoment(measure.Schedule, ApologyRules.Current(view, measure.Now));
        }
        catch (RuleException rule)
        {
            Why = Say(rule);
        }

        return true;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct) =>
        await ReadAsync(LoadAsync, ct)
            ? await DoAsync(
                "dossiers.apologise",
                async (work, token) =>
                {
                    DateTimeOffset? due = NewDue is { } local
                        ? new(DateTime.SpecifyKind(local, DateTimeKind.Unspecified), WorkingTime.VietnamTime.Offset)
                        : null;
                    var apology = await apologising.DoAsync(work, Id, Reason, due, token);
                    return "/Dossiers/ApologySheet/" + apology.Id;
                },
                ct
            )
            : NotFound();
}
