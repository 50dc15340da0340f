using System.Collections.Concurrent;
using IsoDienTu.Bpmn;
using IsoDienTu.Kernel;

namespace IsoDienTu.Processes.Designing;

/// <summary>A published version as running work needs it.</summary>
/// <param name="DefinitionId">The process over all its versions.</param>
/// <param name="RefusedEnd">Id of the end event that means refusal; null when the diagram has none.</param>
internal sealed record PublishedVersion(Guid Id, Guid DefinitionId, Diagram Diagram, IReadOnlyList<RoleBinding> Roles, string? RefusedEnd)
{
    public static PublishedVersion Of(DefinitionVersion row) =>
        new(row.Id, row.DefinitionId, Diagrams.Of(row), row.RoleList, row.RefusedEnd);

    /// <summary>The posts to which the steps of a lane are offered.</summary>
    public IReadOnlyList<Guid> PostsOf(string? laneId) => Roles.FirstOrDefault(r => r.LaneId == laneId)?.PostIds ?? [];
}

/// <summary>Published versions in memory. They never change, so they are read once per process and agency.</summary>
internal static class PublishedVersions
{
    private const int Most = 20_000;
    private static readonly ConcurrentDictionary<(int Agency, Guid Version), PublishedVersion> Known = new();

    /// <summary>The version, or null when the agency has published no such one.</summary>
    public static async Task<PublishedVersion?> FindAsync(IWork work, Guid id, CancellationToken ct)
    {
        if (Known.TryGetValue((work.AgencyId, id), out var known))
        {
            return known;
        }

        var read = await work.ReadAsync(
            "select sha256, xml, roles::text, refused_end, definition_id from processes.definition_version where agency_id = $1 and id = $2 and state = 'Published'",
            [Sql.P(work.AgencyId), Sql.P(id)],
            async (row, token) =>
                await row.ReadAsync(token)
                    ? new DefinitionVersion
                    {
                        Id = id,
                        Sha256 = row.GetString(0),
                        Xml = row.GetString(1),
                        Roles = row.GetString(2),
                        RefusedEnd = row.IsDBNull(3) ? null : row.GetString(3),
                        DefinitionId = row.GetGuid(4),
                    }
                    : null,
            ct
        );
        if (read is null)
        {
            return null;
        }

        if (Known.Count > Most)
        {
            Known.Clear();
        }

        return Known[(work.AgencyId, id)] = PublishedVersion.Of(read);
    }
}
