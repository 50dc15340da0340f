using IsoDienTu.Bpmn;
using IsoDienTu.Kernel;
using IsoDienTu.Processes.Designing;
using Microsoft.EntityFrameworkCore;

namespace IsoDienTu.Processes;

/// <summary>A process of an agency that a module began and people may have drawn on since.</summary>
/// <param name="DefinitionId">The process over all its versions.</param>
/// <param name="VersionId">Its newest published version; null before the first.</param>
/// <param name="Services">Services that the automatic steps of that version ask for.</param>
/// <param name="Steps">The steps officials do in that version.</param>
public sealed record SuppliedProcess(
    Guid DefinitionId,
    Guid? VersionId,
    string Title,
    IReadOnlyCollection<string> Services,
    IReadOnlyList<DrawnStep> Steps
);

/// <summary>
/// Processes that a module supplies as a beginning: put into the designer of an agency with its posts and published, and from then on the agency's own
/// to redraw. The calling command writes the one log entry. Thread-safe; one for the host.
/// </summary>
public sealed class SuppliedProcesses(ProcessPublisher publisher)
{
    /// <summary>The agency's process of a key; null when it has none that people draw.</summary>
    public static async Task<SuppliedProcess?> FindAsync(IsoDbContext db, string key, CancellationToken ct = default)
    {
        var definition = await db.Set<Definition>().FirstOrDefaultAsync(d => d.Key == key && d.DrawnBy == DrawnBy.Designer, ct);
        if (definition is null)
        {
            return null;
        }

        var newest = await db.Set<DefinitionVersion>()
            .Where(v => v.DefinitionId == definition.Id && v.State == DefinitionState.Published)
            .OrderByDescending(v => v.Number)
            .FirstOrDefaultAsync(ct);
        return newest is null
            ? new SuppliedProcess(definition.Id, null, definition.Title, [], [])
            : new SuppliedProcess(
                definition.Id,
                newest.Id,
                definition.Title,
                [.. Diagrams.Of(newest).Nodes.Select(n => n.Service).OfType<string>()],
                DrawnSteps.Of(newest)
            );
    }

    /// <summary>The roles of a diagram that need posts, as written, in the order of the drawing.</summary>
    /// <param name="bpmn">The file that the module brings along.</param>
    public static IReadOnlyList<DraftLane> Roles(string bpmn)
    {
        var diagram = Read(bpmn);
        return [.. diagram.Lanes.Where(l => Definitions.NeedsPosts(diagram, l)).Select(l => new DraftLane(l.Id, l.Name))];
    }

    /// <summary>The drawing of a diagram that the module brings along.</summary>
    public static string Svg(string bpmn, string idPrefix, string language) =>
        Drawing.ToSvg(Diagrams.Drawn(Read(bpmn)), new DrawingOptions { IdPrefix = idPrefix, Language = language });

    /// <summary>Puts the diagram into the agency as a process that people draw, binds its roles to posts and publishes it.</summary>
    /// <exception cref="RuleException">The key is taken, or a role has no post.</exception>
    public async Task<DefinitionVersionInfo> BeginAsync(
        IWork work,
        string key,
        string title,
        string bpmn,
        IReadOnlyList<RoleBinding> roles,
        CancellationToken ct = default
    )
    {
        var definition = await Drafts.BeginAsync(work, key, title, Read(bpmn), ct);
        await work.Db.SaveChangesAsync(ct);
        var draft = (await Drafts.OfAsync(work.Db, definition.Id, ct))!;
        return await publisher.PublishAsync(work, draft.Id, roles, null, ct);
    }

    private static Diagram Read(string bpmn) =>
        BpmnReader.Read(bpmn) is { Diagram: { } diagram } read && read.Findings.All(f => f.Level != FindingLevel.Error)
            ? diagram
            : throw new InvalidOperationException("A supplied diagram cannot be read.");
}
