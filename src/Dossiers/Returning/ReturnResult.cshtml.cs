using IsoDienTu.Dossiers.Papers;
using IsoDienTu.Dossiers.Register;
using IsoDienTu.Kernel;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace IsoDienTu.Dossiers.Returning;

/// <summary>Puts the result into the applicant's hands and closes the dossier; the process step that waits for it is done with it.</summary>
[Right("dossiers.return_result")]
[RequestSizeLimit(Uploads.MostFormBytes)]
[RequestFormLimits(MultipartBodyLengthLimit = Uploads.MostFormBytes)]
internal sealed class ReturnResult(HandOver handOver, Uploads uploads, IStringLocalizer<Texts> texts) : IsoPage
{
    [BindProperty(SupportsGet = true, Name = "id")]
    public Guid Id { get; set; }

    [BindProperty]
    public string? ReceiverName { get; set; }

    [BindProperty]
    public string? ReceiverNumber { get; set; }

    [BindProperty]
    public Channel? Way { get; set; }

    [BindProperty]
    public string? Note { get; set; }

    public DossierView View { get; private set; } = null!;
    public IReadOnlyList<Kept> KeptFiles { get; private set; } = [];
    public IEnumerable<SelectListItem> Ways => Enum.GetValues<Channel>().Select(c => new SelectListItem(texts[Words.Of(c)], c.ToString()));

    protected override async Task<bool> LoadAsync(IsoDbContext db, CancellationToken ct)
    {
        if (await DossierView.FindAsync(db, Id, ct) is not { } view)
        {
            return false;
        }

        View = view;
        ReceiverName ??= view.Applicant?.SubmitterName ?? view.Applicant?.Name;
        Way ??= view.Dossier.ReturnWay;
        return true;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var problems = new List<RuleException>();
        KeptFiles = await uploads.TakeAsync(HttpContext, problems, ct);
        foreach (var problem in problems)
        {
            ModelState.AddModelError(problem.Field ?? "", Say(problem));
        }

        return await DoAsync(
            "dossiers.return_result",
            async (work, token) =>
            {
                var order = new HandOverOrder(ReceiverName, ReceiverNumber, Way, Note, [.. KeptFiles.Select(k => k.File)]);
                var code = await handOver.DoAsync(work, Id, order, token);
                Notice = texts["Đã trả kết quả hồ sơ {0}.", code];
                return "/Dossiers/Show/" + Id;
            },
            ct
        );
    }
}
