using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using IsoDienTu.Bpmn;
using IsoDienTu.Kernel;
using IsoDienTu.Processes.Designing;
using IsoDienTu.Processes.Running;
using Microsoft.EntityFrameworkCore;

namespace IsoDienTu.Processes;

/// <summary>Stores, checks and publishes the executable side of procedures. The calling command writes the one log entry.</summary>
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
    public static async Task<DefinitionVersionInfo> SaveDraftAsync(IWork work, ProcessDraft draft, CancellationToken ct = default)
    {
        var definition = await work.Db.Set<Definition>().FirstOrDefaultAsync(d => d.Key == draft.Key, ct);
        if (definition is null)
        {
            definition = new Definition { Key = draft.Key, Title = draft.Title };
            work.Db.Add(definition);
        }

        definition.Title = draft.Title;
        var version = await work
            .Db.Set<DefinitionVersion>()
            .FirstOrDefaultAsync(v => v.DefinitionId == definition.Id && v.State == DefinitionState.Draft, ct);
        if (version is null)
        {
            version = new DefinitionVersion { DefinitionId = definition.Id };
            work.Db.Add(version);
        }

        var (diagram, refused) = DraftDiagram.Of(draft);
        version.Xml = BpmnWriter.WriteText(diagram);
        version.Sha256 = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(version.Xml)));
        version.RefusedEnd = refused;
        version.ProcessIds = [.. diagram.Processes.Select(p => p.Id)];
        return Info(version, diagram);
    }

    /// <summary>Publishes the draft version with its roles; instances started from now on run on it.</summary>
    /// <exception cref="RuleException">The diagram has an error, a lane with human steps has no post, or the time of a start event cannot be read.</exception>
    public static async Task<DefinitionVersionInfo> PublishAsync(
        IWork work,
        Guid versionId,
        IReadOnlyList<RoleBinding> roles,
        int? legalMinutes,
        CancellationToken ct = default
    )
    {
        var version = await work.Db.Set<DefinitionVersion>().FirstAsync(v => v.Id == versionId, ct);
        var diagram = Diagrams.Of(version);
        var errors = Findings(diagram, legalMinutes).Where(f => f.Level == "error").ToList();
        if (errors.Count > 0)
        {
            var english = System.Globalization.CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en";
            throw new RuleException(
                typeof(Texts),
                "processes.publish.unsound",
                "Chưa ban hành được: {0}",
                null,
                string.Join(" ", errors.Take(3).Select(e => english ? e.MessageEn : e.Message))
            );
        }

        foreach (var lane in diagram.Lanes.Where(l => NeedsPosts(diagram, l)))
        {
            if (roles.FirstOrDefault(r => r.LaneId == lane.Id) is not { PostIds.Count: > 0 })
            {
                throw new RuleException(
                    typeof(Texts),
                    "processes.publish.role",
                    "Vai «{0}» chưa gắn với chức danh nào của cơ quan, nên các bước của vai này sẽ không đến ai. Hãy chọn ít nhất một chức danh.",
                    "Roles",
                    lane.Name
                );
            }
        }

        version.Number =
            1
            + (await work.Db.Set<DefinitionVersion>().Where(v => v.DefinitionId == version.DefinitionId).MaxAsync(v => v.Number, ct) ?? 0);
        Starts.Publish(work, version.DefinitionId, version.Id, diagram);
        version.State = DefinitionState.Published;
        version.PublishedAt = work.Now;
        version.Roles = JsonSerializer.Serialize(roles, JsonSerializerOptions.Web);
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

    private static bool NeedsPosts(Diagram diagram, Lane lane) =>
        diagram.Nodes.Any(n =>
            n.RoleLane?.Id == lane.Id
            && n.Kind is NodeKind.UserTask or NodeKind.ManualTask or NodeKind.AdHocSubProcess
            && n.Step?.Kind != "applicant"
        );

    private static List<DesignFinding> Findings(Diagram diagram, int? legalMinutes) =>
        [
            .. Checker
                .Check(diagram, legalMinutes)
                .Findings.Select(f => new DesignFinding(Level(f.Level), f.ElementId, f.Kind, f.Message, f.MessageEn)),
        ];

    private static string Level(FindingLevel level) =>
        level switch
        {
            FindingLevel.Error => "error",
            FindingLevel.Warning => "warning",
            _ => "info",
        };

    private static DefinitionVersionInfo Info(DefinitionVersion version, Diagram diagram) =>
        new(
            version.Id,
            version.DefinitionId,
            version.Number,
            [.. diagram.Lanes.Where(l => NeedsPosts(diagram, l)).Select(l => new DraftLane(l.Id, l.Name))],
            version.RoleList
        );
}
