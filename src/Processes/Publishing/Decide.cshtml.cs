using System.Globalization;
using IsoDienTu.Bpmn;
using IsoDienTu.Kernel;
using IsoDienTu.Organisation;
using IsoDienTu.Processes.Commenting;
using IsoDienTu.Processes.Designing;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace IsoDienTu.Processes.Publishing;

/// <summary>A request to publish: what is drawn, what changes, who does which role, what is still said against it; then published or given back.</summary>
[Right(PublishingSetup.Right)]
internal sealed class Decide(PublishRequests requests, Posts posts, TimeProvider clock, IStringLocalizer<Texts> texts) : IsoPage
{
    [BindProperty(SupportsGet = true, Name = "id")]
    public Guid Id { get; set; }

    /// <summary>Version of the draft that was looked at.</summary>
    [BindProperty]
    public uint Version { get; set; }

    /// <summary>Version of the request that was looked at.</summary>
    [BindProperty]
    public uint RequestVersion { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public PublishRequest Asked { get; private set; } = null!;
    public Definition Process { get; private set; } = null!;
    public bool IsChanged { get; private set; }
    public string Svg { get; private set; } = "";

    /// <summary>What is in force, with what is taken away marked; empty when nothing is.</summary>
    public string BeforeSvg { get; private set; } = "";
    public IReadOnlyList<StepRow> Steps { get; private set; } = [];
    public IReadOnlyList<DesignFinding> Findings { get; private set; } = [];
    public IReadOnlyList<(string Role, string Posts)> Bound { get; private set; } = [];
    public DifferenceList? Changes { get; private set; }
    public int OpenComments { get; private set; }
    private DefinitionVersion Draft { get; set; } = null!;

    protected override async Task<bool> LoadAsync(IsoDbContext db, CancellationToken ct)
    {
        if (
            await db.Set<PublishRequest>().FirstOrDefaultAsync(r => r.Id == Id && r.Outcome == null, ct) is not { } request
            || await Drafts.OfAsync(db, request.DefinitionId, ct) is not { } draft
        )
        {
            return false;
        }

        (Asked, Draft, Version, RequestVersion) = (request, draft, draft.Version, request.Version);
        Process = await db.Set<Definition>().FirstAsync(d => d.Id == request.DefinitionId, ct);
        IsChanged = draft.Sha256 != request.Sha256;
        var read = BpmnReader.Read(draft.Xml);
        var diagram = Diagrams.Drawn(read.Diagram!);
        Steps = StepTable.Of(diagram);
        Findings = [.. read.Findings.Concat(Checker.Check(diagram).Findings).Select(Definitions.Tell)];
        OpenComments = await CommentThread.OpenAsync(db, Process.Id, ct);
        var pair = await VersionPair.OfAsync(db, Process.Id, null, draft.Id, texts, ct);
        Changes = pair is { Before: not null } ? new(pair.Lines, "", 50) : null;
        Svg = Draw(diagram, "after");
        BeforeSvg = pair?.Before is { } before ? Draw(Diagrams.Drawn(before), "before") : "";
        var known = (await posts.ListAsync(Acting.AgencyId, clock.GetUtcNow().VietnamDay(), ct)).ToDictionary(p => p.Id, p => p.Title);
        Bound =
        [
            .. draft.RoleList.Select(r =>
                (r.RoleWords, string.Join(", ", r.PostIds.Select(p => known.GetValueOrDefault(p)).OfType<string>()))
            ),
        ];
        return true;
    }

    /// <summary>Publishes what is drawn.</summary>
    public Task<IActionResult> OnPostAsync(CancellationToken ct) =>
        ChangeAsync(
            "processes.publish",
            Version,
            async (work, posted, token) =>
            {
                var draft = (await Drafts.OfAsync(work.Db, Process.Id, token))!;
                work.Db.Expect(draft, posted);
                var published = await requests.PublishAsync(work, draft, draft.RoleList, token);
                Notice = texts["Đã ban hành phiên bản {0}. Việc bắt đầu từ bây giờ chạy theo phiên bản này.", published.Number ?? 0];
                return "/Processes/Publishing";
            },
            ct
        );

    /// <summary>Gives it back.</summary>
    public Task<IActionResult> OnPostReturnAsync(CancellationToken ct) =>
        ChangeAsync(
            "processes.return_request",
            RequestVersion,
            async (work, posted, token) =>
            {
                var request = (await PublishRequests.OpenAsync(work.Db, Process.Id, token))!;
                work.Db.Expect(request, posted);
                await PublishRequests.ReturnAsync(work, request, Reason, token);
                Notice = texts["Đã trả lại người vẽ."];
                return "/Processes/Publishing";
            },
            ct
        );

    private string Draw(Diagram diagram, string prefix) =>
        Drawing.ToSvg(
            diagram,
            new DrawingOptions
            {
                IdPrefix = prefix,
                Title = Process.Title,
                Language = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName,
                States = Changes is null ? new Dictionary<string, ElementState>() : Differences.Marks(Changes.Lines),
            }
        );
}
