using IsoDienTu.Kernel;
using IsoDienTu.Organisation;
using IsoDienTu.Procedures.Drafting;
using IsoDienTu.Procedures.Merging;
using IsoDienTu.Procedures.Publishing;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace IsoDienTu.Procedures.Models;

/// <summary>Offers a procedure in force as a model, or its next issue: which words each agency fills in for itself, with every place that is replaced.</summary>
[Right(Sharing.Right)]
internal sealed class Share(Agencies agencies, TimeProvider clock, IStringLocalizer<Texts> texts) : IsoPage
{
    private const int BlankRows = 3;
    private AgencyCard agency = null!;

    /// <summary>The procedure.</summary>
    [BindProperty(SupportsGet = true, Name = "id")]
    public Guid Id { get; set; }

    /// <summary>The pressed button: preview or share.</summary>
    [BindProperty(Name = "act")]
    public string? Act { get; set; }

    [BindProperty]
    public ShareInput Input { get; set; } = new();

    public string Code { get; private set; } = "";
    public string Title { get; private set; } = "";
    public ProcedureVersion? Version { get; private set; }
    public ModelProcedure? Row { get; private set; }

    /// <summary>The issue shared before; null for the first.</summary>
    public ModelIssue? Before { get; private set; }
    public IReadOnlyList<ReplacedText> Places { get; private set; } = [];
    public IReadOnlyList<MergeUnit> Changed { get; private set; } = [];

    /// <summary>Why it cannot be shared as it stands; null when it can.</summary>
    public string? Trouble { get; private set; }
    public IEnumerable<SelectListItem> Audiences =>
        Enum.GetValues<ModelAudience>().Select(a => new SelectListItem(texts[ModelLine.Words(a)], a.ToString()));

    protected override async Task<bool> LoadAsync(IsoDbContext db, CancellationToken ct)
    {
        if (await db.Set<Procedure>().FirstOrDefaultAsync(p => p.Id == Id, ct) is not { } procedure)
        {
            return false;
        }

        agency = (await agencies.FindAsync(Acting.AgencyId, ct))!;
        (Code, Title) = (procedure.Code, procedure.Title);
        Version = await Sharing.InForceAsync(db, Id, clock.GetUtcNow().VietnamDay(), ct);
        Row = await db.Set<ModelProcedure>().FirstOrDefaultAsync(m => m.OwnerId == Acting.AgencyId && m.ProcedureId == Id, ct);
        Before = Row is null ? null : await Sharing.NewestAsync(db, Row, ct);
        if (!HttpMethods.IsPost(Request.Method))
        {
            Propose();
        }

        var typed = Input.Parameters.FindLastIndex(p => !string.IsNullOrWhiteSpace(p.Words + p.Key + p.Label)) + 1;
        while (Input.Parameters.Count < typed + BlankRows)
        {
            Input.Parameters.Add(new ParameterInput());
        }

        Preview();
        return true;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (Act == "preview")
        {
            return await ShowAsync(ct);
        }

        return await ReadAsync(LoadAsync, ct)
            ? await DoAsync(
                "procedures.share_model",
                async (work, token) =>
                {
                    var model = await Sharing.ShareAsync(work, agency, Id, Input, token);
                    Notice = texts["Đã chia sẻ. Cơ quan đang áp dụng mẫu nhận phiếu yêu cầu trong ít phút."];
                    return "/Procedures/Models/Show/" + model;
                },
                ct
            )
            : NotFound();
    }

    private void Propose()
    {
        var text = Version is null ? "" : CardJson.Write(Version.ReadCard());
        (Input.Audience, Input.Note) = (Row?.Audience ?? ModelAudience.Communes, Row?.Note);
        Input.Parameters =
        [
            .. (
                Before?.ReadParameters() ?? AgencyParameters.Of(agency).Where(p => text.Contains(p.Words, StringComparison.Ordinal))
            ).Select(ParameterInput.Of),
        ];
    }

    private void Preview()
    {
        if (Version is null)
        {
            return;
        }

        try
        {
            Sharing.CheckOwner(agency);
            var parameters = Input.MakeParameters();
            Places = ModelWords.Places(Version.ReadCard(), parameters);
            var card = Sharing.Keyed(ModelWords.Put(Version.ReadCard(), parameters), Before);
            Changed = Before is null ? [] : CardMerge.Differences(Before.ReadCard(), card);
        }
        catch (RuleException rule)
        {
            Trouble = Say(rule);
        }
    }
}
