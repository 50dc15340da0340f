using IsoDienTu.Dossiers.Papers;
using IsoDienTu.Dossiers.Register;
using IsoDienTu.Kernel;
using IsoDienTu.Processes;
using Microsoft.AspNetCore.Mvc;

namespace IsoDienTu.Dossiers.Supplements;

/// <summary>Asks the applicant for papers (form 02), and takes in what came. Which of both, follows from the dossier.</summary>
[Right("dossiers.supplement")]
[RequestSizeLimit(Uploads.MostFormBytes)]
[RequestFormLimits(MultipartBodyLengthLimit = Uploads.MostFormBytes)]
internal sealed class Supplement(Supplementing supplementing, Uploads uploads, WorkSchedules schedules, TimeProvider clock) : IsoPage
{
    [BindProperty(SupportsGet = true, Name = "id")]
    public Guid Id { get; set; }

    /// <summary>Ticked papers by name.</summary>
    [BindProperty]
    public List<string> Parts { get; set; } = [];

    [BindProperty]
    public string? Other { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty]
    public string? Contact { get; set; }

    [BindProperty]
    public List<PartCame> Came { get; set; } = [];

    [BindProperty]
    public string? Note { get; set; }

    public DossierView View { get; private set; } = null!;
    public IReadOnlyList<Kept> KeptFiles { get; private set; } = [];

    /// <summary>Papers are waited for; else they may be asked for.</summary>
    public bool IsWaiting => View.Dossier.State == DossierState.AwaitingSupplement;

    /// <summary>The form 02 can still be written: none is open.</summary>
    public bool MayAsk => View.Asked is null && View.Dossier.State is not DossierState.Finished && View.Dossier.IsOpen;
    public bool IsLateNotice { get; private set; }
    public int AskedBefore => View.Supplements.Count(s => s.CameAt is not null);

    protected override async Task<bool> LoadAsync(IsoDbContext db, CancellationToken ct)
    {
        if (await DossierView.FindAsync(db, Id, ct) is not { } view)
        {
            return false;
        }

        View = view;
        var schedule = await schedules.ForAsync(Acting.AgencyId, ct);
        IsLateNotice = MayAsk && SupplementRules.IsLateNotice(schedule, view.Dossier.ReceivedAt, clock.GetUtcNow());
        Contact ??= $"{Acting.Actor.Name}, {Acting.Actor.Post}";
        return true;
    }

    public Task<IActionResult> OnPostAskAsync(CancellationToken ct) =>
        DoAsync(
            "dossiers.ask_supplement",
            async (work, token) =>
            {
                var order = new SupplementOrder(SupplementRules.Items(Parts, Other), Reason ?? "", Contact ?? "");
                var asked = await supplementing.AskAsync(work, Id, order, token);
                return $"/Dossiers/SupplementSheet/{asked}";
            },
            ct
        );

    public async Task<IActionResult> OnPostCameAsync(CancellationToken ct)
    {
        var problems = new List<RuleException>();
        KeptFiles = await uploads.TakeAsync(HttpContext, problems, ct);
        foreach (var problem in problems)
        {
            ModelState.AddModelError(problem.Field ?? "", Say(problem));
        }

        return await DoAsync(
            "dossiers.take_supplement",
            async (work, token) =>
            {
                var came = new SupplementCame(
                    [.. Came.Select(c => new ReceivedPart(c.No, c.Originals, c.Copies))],
                    [.. KeptFiles.Select(k => k.File)],
                    TypedText.Filled(Note)
                );
                await supplementing.CameAsync(work, Id, came, token);
                return $"/Dossiers/Show/{Id}";
            },
            ct
        );
    }
}

/// <summary>What came for one part.</summary>
internal sealed class PartCame
{
    public int No { get; set; }
    public int Originals { get; set; }
    public int Copies { get; set; }
}
