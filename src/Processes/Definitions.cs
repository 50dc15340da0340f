using IsoDienTu.Bpmn;
using IsoDienTu.Kernel;
using IsoDienTu.Processes.Designing;
using IsoDienTu.Processes.Migrating;
using IsoDienTu.Processes.Running;
using Microsoft.EntityFrameworkCore;

namespace IsoDienTu.Processes;

/// <summary>Stores, checks and shows the executable side of procedures. The calling command writes the one log entry.</summary>
public static class Definitions
{
    /// <summary>Draws a draft without storing it, for previews: SVG and findings.</summary>
    public static (string Svg, IReadOnlyList<DesignFinding> Findings) Preview(
        ProcessDraft draft,
        int? legalMinutes,
        string idPrefix,
        string language
    )
    {
        var (diagram, _) = DraftDiagram.Of(draft);
        var svg = Drawing.ToSvg(
            diagram,
            new DrawingOptions
            {
                IdPrefix = idPrefix,
                Title = draft.Title,
                Language = language,
            }
        );
        return (svg, Findings(diagram, legalMinutes));
    }

    /// <summary>Stores the draft's diagram as the draft version of its definition, replacing an earlier draft.</summary>
    public static Task<DefinitionVersionInfo> SaveDraftAsync(IWork work, ProcessDraft draft, CancellationToken ct = default) =>
        SaveDraftAsync(work, draft, waits: false, ct);

    /// <summary>The same.</summary>
    /// <param name="waits">Whether it is put into force later; the process is called as before until then.</param>
    public static async Task<DefinitionVersionInfo> SaveDraftAsync(IWork work, ProcessDraft draft, bool waits, CancellationToken ct)
    {
        var definition = await work.Db.Set<Definition>().FirstOrDefaultAsync(d => d.Key == draft.Key, ct);
        if (definition is null)
        {
            definition = new Definition
            {
                Key = draft.Key,
                Title = draft.Title,
                DrawnBy = DrawnBy.Card,
            };
            work.Db.Add(definition);
        }
        else if (definition.DrawnBy != DrawnBy.Card)
        {
            throw new RuleException(
                typeof(Texts),
                "processes.key.drawn",
                "Mã «{0}» đã dùng cho quy trình vẽ trong trình thiết kế. Hãy đặt mã khác cho quy trình này.",
                "Code",
                draft.Key
            );
        }

        if (!waits)
        {
            definition.Title = draft.Title;
        }

        var version = await work
            .Db.Set<DefinitionVersion>()
            .FirstOrDefaultAsync(v => v.DefinitionId == definition.Id && v.State == DefinitionState.Draft, ct);
        if (version is null)
        {
            version = new DefinitionVersion { DefinitionId = definition.Id };
            work.Db.Add(version);
        }

        var published = await work
            .Db.Set<DefinitionVersion>()
            .Where(v => v.DefinitionId == definition.Id && v.State == DefinitionState.Published)
            .OrderByDescending(v => v.Number)
            .FirstOrDefaultAsync(ct);
        var (drawn, refused) = DraftDiagram.Of(draft);
        var diagram = KeptAsks.Onto(drawn, published is null ? null : Diagrams.Of(published));
        version.Take(diagram, refused);
        return Info(version, diagram);
    }

    /// <summary>A stored version, or null.</summary>
    public static async Task<DefinitionVersionInfo?> FindAsync(IsoDbContext db, Guid versionId, CancellationToken ct = default) =>
        await db.Set<DefinitionVersion>().FirstOrDefaultAsync(v => v.Id == versionId, ct) is { } version
            ? Info(version, Diagrams.Of(version))
            : null;

    /// <summary>The steps officials do in a stored version, the first one first; empty when the agency has no such version.</summary>
    public static async Task<IReadOnlyList<DrawnStep>> StepsAsync(IsoDbContext db, Guid versionId, CancellationToken ct = default) =>
        await db.Set<DefinitionVersion>().FirstOrDefaultAsync(v => v.Id == versionId, ct) is { } version ? DrawnSteps.Of(version) : [];

    /// <summary>The drawing of a stored version; empty when the agency has no such version.</summary>
    public static async Task<string> SvgAsync(
        IsoDbContext db,
        Guid versionId,
        string idPrefix,
        string language,
        CancellationToken ct = default
    ) =>
        await db.Set<DefinitionVersion>().FirstOrDefaultAsync(v => v.Id == versionId, ct) is { } version
            ? Drawing.ToSvg(Diagrams.Drawn(version), new DrawingOptions { IdPrefix = idPrefix, Language = language })
            : "";

    /// <summary>
    /// The drawing of a stored version in Vietnamese, in pieces that fit a lying sheet, for programs that know little of SVG; empty when the agency has no
    /// such version.
    /// </summary>
    public static async Task<IReadOnlyList<string>> SheetsAsync(
        IsoDbContext db,
        Guid versionId,
        string idPrefix,
        CancellationToken ct = default
    ) =>
        await db.Set<DefinitionVersion>().FirstOrDefaultAsync(v => v.Id == versionId, ct) is { } version
            ? Drawing.ToBands(Diagrams.Drawn(version), new DrawingOptions { IdPrefix = idPrefix, Plain = true })
            : [];

    /// <summary>The drawing of a subject's latest instance with its place marked; empty when nothing runs about it.</summary>
    public static async Task<string> PlaceSvgAsync(
        IsoDbContext db,
        string subjectKind,
        Guid subjectId,
        DateTimeOffset now,
        string language,
        CancellationToken ct = default
    )
    {
        return await ProcessReads.PlaceAsync(db, subjectKind, subjectId, now, ct) is { } place
            ? await PlaceSvgAsync(db, place, language, ct)
            : "";
    }

    /// <summary>The drawing of an instance with its place marked.</summary>
    internal static async Task<string> PlaceSvgAsync(
        IsoDbContext db,
        (Guid VersionId, IReadOnlyDictionary<string, string> States) place,
        string language,
        CancellationToken ct
    )
    {
        var version = await db.Set<DefinitionVersion>().FirstAsync(v => v.Id == place.VersionId, ct);
        var states = place.States.ToDictionary(
            s => s.Key,
            s => Enum.Parse<ElementState>(s.Value, ignoreCase: true),
            StringComparer.Ordinal
        );
        return Drawing.ToSvg(
            Diagrams.Drawn(version),
            new DrawingOptions
            {
                IdPrefix = "place",
                States = states,
                Language = language,
            }
        );
    }

    /// <summary>The BPMN file of a stored version, which any BPMN tool opens; null when there is none.</summary>
    public static async Task<string?> XmlAsync(IsoDbContext db, Guid versionId, CancellationToken ct = default) =>
        await db.Set<DefinitionVersion>().Where(v => v.Id == versionId).Select(v => v.Xml).FirstOrDefaultAsync(ct);

    /// <summary>What still runs on versions older than a stored one; null when the agency has published no such version.</summary>
    public static Task<OlderWork?> OlderWorkAsync(IsoDbContext db, Guid versionId, CancellationToken ct = default) =>
        RunningVersions.OlderAsync(db, versionId, ct);

    /// <summary>How much runs on any published version of a process.</summary>
    public static Task<int> RunningAsync(IsoDbContext db, Guid definitionId, CancellationToken ct = default) =>
        RunningVersions.CountAsync(db, definitionId, ct);

    internal static bool NeedsPosts(Diagram diagram, Lane lane) =>
        diagram.Nodes.Any(n =>
            n.RoleLane?.Id == lane.Id
            && n.Kind is NodeKind.UserTask or NodeKind.ManualTask or NodeKind.AdHocSubProcess
            && n.Step?.Kind != "applicant"
        );

    private static List<DesignFinding> Findings(Diagram diagram, int? legalMinutes) =>
        [.. Checker.Check(diagram, legalMinutes).Findings.Select(Tell)];

    internal static DesignFinding Tell(Finding f) => new(Level(f.Level), f.ElementId, f.Kind, f.Message, f.MessageEn);

    private static string Level(FindingLevel level) =>
        level switch
        {
            FindingLevel.Error => "error",
            FindingLevel.Warning => "warning",
            _ => "info",
        };

    internal static DefinitionVersionInfo Info(DefinitionVersion version, Diagram diagram) =>
        new(
            version.Id,
            version.DefinitionId,
            version.Number,
            [.. diagram.Lanes.Where(l => NeedsPosts(diagram, l)).Select(l => new DraftLane(l.Id, l.Name))],
            version.RoleList
        );
}
