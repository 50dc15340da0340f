using IsoDienTu.Dossiers.Register;
using IsoDienTu.Kernel;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace IsoDienTu.Dossiers.Stopping;

/// <summary>Stops the solving of a dossier (form 05): at the applicant's request, or, signed by the head, as the law says.</summary>
[Right(DossierStopping.Right)]
internal sealed class Stop(DossierStopping stopping, IStringLocalizer<Texts> texts) : IsoPage
{
    [BindProperty(SupportsGet = true, Name = "id")]
    public Guid Id { get; set; }

    [BindProperty]
    public StopGround? Ground { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty]
    public string? RequestedBy { get; set; }

    [BindProperty]
    public string? Evidence { get; set; }

    [BindProperty]
    public string? Money { get; set; }

    [BindProperty]
    public string? Conclusion { get; set; }

    public DossierView View { get; private set; } = null!;

    /// <summary>Why it cannot be stopped; null when it can.</summary>
    public string? Why { get; private set; }

    public string Stage => StopRules.Stage(View);

    /// <summary>The head may stop on other grounds than the applicant's request.</summary>
    public bool ByLaw => Acting.Has(DossierStopping.ByLaw);

    public IEnumerable<SelectListItem> Grounds =>
        Enum.GetValues<StopGround>()
            .Where(g => g == StopGround.Applicant || ByLaw)
            .Where(g => g != StopGround.NoSupplementInTime || View.Dossier.State == DossierState.AwaitingSupplement)
            .Select(g => new SelectListItem(texts[StopNotice.Say(g)], g.ToString()));

    protected override async Task<bool> LoadAsync(IsoDbContext db, CancellationToken ct)
    {
        if (await DossierView.FindAsync(db, Id, ct) is not { } view)
        {
            return false;
        }

        View = view;
        if (Request.Method == "GET")
        {
            Ground = StopGround.Applicant;
            Conclusion = texts["Dừng giải quyết hồ sơ và trả lại giấy tờ đã nộp."];
        }

        try
        {
            StopRules.Standing(view);
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
                "dossiers.stop",
                async (work, token) =>
                {
                    var order = new StopOrder(Ground, Reason, RequestedBy, Evidence, Money, Conclusion);
                    var notice = await stopping.DoAsync(work, Id, order, ByLaw, token);
                    return "/Dossiers/StopSheet/" + notice.Id;
                },
                ct
            )
            : NotFound();
}
