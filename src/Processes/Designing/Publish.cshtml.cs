using System.Globalization;
using System.Text.Json;
using IsoDienTu.AuditLog;
using IsoDienTu.Bpmn;
using IsoDienTu.Kernel;
using IsoDienTu.Organisation;
using IsoDienTu.Processes.Commenting;
using IsoDienTu.Processes.Publishing;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace IsoDienTu.Processes.Designing;

/// <summary>Says which posts do each role of a draft, shows what is to be mended, and publishes.</summary>
[Right(DesigningSetup.Right)]
internal sealed class Publish(Posts posts, PublishRequests requests, TimeProvider clock, IStringLocalizer<Texts> texts) : IsoPage
{
    /// <summary>How many changes are listed here; the page of comparison has them all.</summary>
    private const int MostChanges = 20;

    [BindProperty(SupportsGet = true, Name = "id")]
    public Guid Id { get; set; }

    [BindProperty]
    public uint Version { get; set; }

    /// <summary>Pressed button: "publish", "ask" for whoever may not publish, or anything else to keep the choices only.</summary>
    [BindProperty(Name = "act")]
    public string? Act { get; set; }

    [BindProperty]
    public List<LaneInput> Roles { get; set; } = [];

    /// <summary>What goes with a request to publish.</summary>
    [BindProperty]
    public string? Words { get; set; }

    public bool MayPublish => Acting.Has(PublishingSetup.Right);

    /// <summary>The latest request for this draft; null when nobody asked.</summary>
    public PublishRequest? Asked { get; private set; }
    public Definition Process { get; private set; } = null!;
    public IReadOnlyList<DesignFinding> Findings { get; private set; } = [];
    public IReadOnlyList<RoleChoice> Choices { get; private set; } = [];
    public IReadOnlyList<StepRow> Steps { get; private set; } = [];

    /// <summary>What publishing changes; null when nothing was published before.</summary>
    public DifferenceList? Changes { get; private set; }

    /// <summary>What people said of the drawing and nobody settled; a reason to look, none to refuse.</summary>
    public IReadOnlyList<CommentThread> Comments { get; private set; } = [];
    private IReadOnlyList<DraftLane> Lanes { get; set; } = [];

    public string LaneId(int index) => Lanes[index].Id;

    protected override async Task<bool> LoadAsync(IsoDbContext db, CancellationToken ct)
    {
        if (await Drafts.OfAsync(db, Id, ct) is not { } draft)
        {
            return false;
        }

        Process = await db.Set<Definition>().FirstAsync(d => d.Id == Id, ct);
        Version = draft.Version;
        var read = BpmnReader.Read(draft.Xml);
        Findings = [.. read.Findings.Concat(Checker.Check(read.Diagram!).Findings).Select(Definitions.Tell)];
        Steps = StepTable.Of(read.Diagram!);
        Lanes = Definitions.Info(draft, read.Diagram!).Lanes;
        Comments = [.. (await CommentThread.AllAsync(db, Id, read.Diagram!, texts, ct)).Where(t => t.IsOpen)];
        var pair = await VersionPair.OfAsync(db, Id, null, draft.Id, texts, ct);
        Changes = pair is { Before: not null } ? new(pair.Lines, $"/Processes/Designing/Compare/{Id}", MostChanges) : null;
        Asked = await PublishRequests.LatestAsync(db, Id, ct);
        var known = await posts.ListAsync(Acting.AgencyId, clock.GetUtcNow().VietnamDay(), ct);
        Choices =
        [
            .. Lanes.Select(l => RoleChoice.Of(l.RoleWords, draft.RoleList.FirstOrDefault(r => r.LaneId == l.Id)?.PostIds ?? [], known)),
        ];
        if (!HttpMethods.IsPost(Request.Method))
        {
            Roles = [.. Choices.Select((c, i) => new LaneInput { LaneId = Lanes[i].Id, PostIds = [.. c.Chosen] })];
        }

        return true;
    }

    public Task<IActionResult> OnPostAsync(CancellationToken ct) =>
        ChangeAsync(
            Act switch
            {
                "publish" => "processes.publish",
                "ask" => "processes.ask_publish",
                _ => "processes.bind",
            },
            Version,
            TakeAsync,
            ct
        );

    private async Task<string> TakeAsync(IWork work, uint posted, CancellationToken ct)
    {
        var draft = (await Drafts.OfAsync(work.Db, Id, ct))!;
        work.Db.Expect(draft, posted);
        var known = (await posts.ListAsync(work.AgencyId, work.Now.VietnamDay(), ct)).Select(p => p.Id).ToHashSet();
        var bound = Lanes.Select(l => new RoleBinding(
            l.Id,
            l.RoleWords,
            [.. (Roles.FirstOrDefault(r => r.LaneId == l.Id)?.PostIds ?? []).Where(known.Contains).Distinct()]
        ));
        var before = draft.RoleList;
        draft.Roles = JsonSerializer.Serialize(bound.ToList(), JsonSerializerOptions.Web);
        if (Act == "ask")
        {
            await requests.AskAsync(work, draft, Words, ct);
            Notice = texts["Đã gửi đề nghị ban hành; người có quyền ban hành thấy ở mục Đề nghị ban hành."];
            return "/Processes/Designing/Publish/" + Id;
        }

        if (Act != "publish")
        {
            Log.Write(work, "processes.roles_bound", "process", Process.Key, before, draft.RoleList);
            Notice = texts["Đã lưu chức danh cho từng vai."];
            return "/Processes/Designing/Publish/" + Id;
        }

        if (!MayPublish)
        {
            throw new RuleException(
                typeof(Texts),
                "processes.publish.not_allowed",
                "Bạn vẽ được nhưng không có quyền ban hành. Hãy bấm “Gửi đề nghị ban hành”."
            );
        }

        var published = await requests.PublishAsync(work, draft, before, ct);
        Notice = texts["Đã ban hành phiên bản {0}. Việc bắt đầu từ bây giờ chạy theo phiên bản này.", published.Number ?? 0];
        return "/Processes/Designing/Show/" + Id;
    }
}

/// <summary>The posts ticked for a lane.</summary>
internal sealed class LaneInput
{
    public string? LaneId { get; set; }
    public List<Guid> PostIds { get; set; } = [];
}
