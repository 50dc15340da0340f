using System.Globalization;
using IsoDienTu.AuditLog;
using IsoDienTu.Documents;
using IsoDienTu.Kernel;
using IsoDienTu.Organisation;
using IsoDienTu.Procedures.Drafting;
using IsoDienTu.Procedures.Uploads;
using IsoDienTu.Processes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace IsoDienTu.Procedures.Publishing;

/// <summary>The last look before publishing: what still must be mended, the times, the sign-offs; then one act publishes everything.</summary>
[Right("procedures.publish")]
internal sealed class Publish(ProcedureImport import, Posts posts, TimeProvider clock, IStringLocalizer<Texts> texts) : IsoPage
{
    [BindProperty(SupportsGet = true, Name = "id")]
    public Guid Id { get; set; }

    [BindProperty]
    public uint Version { get; set; }

    [BindProperty]
    public List<SignOffInput> Signs { get; set; } = [];

    [BindProperty]
    public string? DecisionNumber { get; set; }

    [BindProperty]
    public DateOnly? EffectiveFrom { get; set; }

    [BindProperty]
    public int? Issue { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public UploadRow Row { get; private set; } = null!;
    public ProcedureCard Card { get; private set; } = new();
    public string Svg { get; private set; } = "";
    public IReadOnlyList<DesignFinding> Findings { get; private set; } = [];
    public IReadOnlyList<CardFault> Faults { get; private set; } = [];
    public IReadOnlyList<(string Words, IReadOnlyList<PostCard> Posts)> Roles { get; private set; } = [];
    public bool Again { get; private set; }

    /// <summary>The share of readers in percent that it has to wait for; null when it takes effect on its day.</summary>
    public int? Gate { get; private set; }
    public bool MayEdit => Acting.Has("procedures.import");
    public bool English => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en";
    public bool IsReady => Faults.Count == 0 && Findings.All(f => f.Level != "error") && Roles.All(r => r.Posts.Count > 0);

    protected override async Task<bool> LoadAsync(IsoDbContext db, CancellationToken ct)
    {
        var row = await db.Set<UploadRow>().FirstOrDefaultAsync(u => u.Id == Id && u.State == UploadState.Open, ct);
        if (row is null)
        {
            return false;
        }

        Row = row;
        Version = row.Version;
        Card = row.ReadCard();
        Again = await db.Set<Procedure>().AnyAsync(p => p.Code == Card.Code, ct);
        Gate = await DocumentDistribution.GateAsync(db, Card.Code, ct);
        Faults = CardRules.Faults(Card);
        (Svg, Findings) =
            Card.Steps.Count == 0
                ? ("", [])
                : Definitions.Preview(CardProcess.Draft(Card), Card.LegalMinutes, "publish", English ? "en" : "vi");
        var known = (await posts.ListAsync(Acting.AgencyId, clock.GetUtcNow().VietnamDay(), ct)).ToDictionary(p => p.Id);
        Roles =
        [
            .. Card.RoleWords.Select(w =>
                (w, (IReadOnlyList<PostCard>)[.. Card.PostsOf(w).Where(known.ContainsKey).Select(id => known[id])])
            ),
        ];
        if (!HttpMethods.IsPost(Request.Method))
        {
            Signs = [.. Enum.GetValues<SignOffAct>().Select(act => SignOffInput.Of(act, Card.SignOffs))];
            DecisionNumber = Card.Decision;
            EffectiveFrom = Card.IssuedOn ?? clock.GetUtcNow().VietnamDay();
            Issue = Card.Issue;
            Reason = await ChangeReasons.OfAsync(db, Card.Code, ct);
        }

        return true;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await ReadAsync((db, t) => db.Set<UploadRow>().AnyAsync(u => u.Id == Id && u.State != UploadState.Dropped, t), ct))
        {
            return NotFound();
        }

        return await DoAsync(
            "procedures.publish",
            async (work, token) =>
            {
                var row = await ProcedureImport.DraftAsync(work, Id, token);
                work.Db.Expect(row, Version);
                var again = await work.Db.Set<Procedure>().AnyAsync(p => p.Code == row.Code, token);
                var published = await import.PublishAsync(work, Id, Order(again), token);
                Log.Write(work, "procedures.published", "procedure", published.Code, null, published, Reason);
                Notice = published.Waits
                    ? texts["Đã duyệt. Bản này chờ đủ người đọc và hiểu; khi đó văn bản, quy trình điện tử và trang công khai cùng đổi."]
                    : texts["Đã ban hành. Quy trình hiện trên trang công khai từ ngày có hiệu lực."];
                return published.Waits ? "/Documents/Show/" + published.DocumentId : "/Procedures/Show/" + published.ProcedureId;
            },
            ct
        );
    }

    private IssueOrder Order(bool again)
    {
        if (EffectiveFrom is not { } from)
        {
            throw new RuleException(typeof(Texts), "procedures.publish.day", "Hãy ghi ngày có hiệu lực.", nameof(EffectiveFrom));
        }

        if (again && string.IsNullOrWhiteSpace(Reason))
        {
            throw new RuleException(
                typeof(Texts),
                "procedures.publish.reason",
                "Lần ban hành mới phải nêu nội dung thay đổi và căn cứ (ISO 9001, điều 7.5.3).",
                nameof(Reason)
            );
        }

        return new IssueOrder(SignOffInput.Make(Signs), from, Issue, CardInput.Line(DecisionNumber), CardInput.Block(Reason));
    }
}
