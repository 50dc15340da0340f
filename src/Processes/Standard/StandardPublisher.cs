using System.Text.Json;
using IsoDienTu.AuditLog;
using IsoDienTu.Kernel;
using IsoDienTu.Processes.Designing;
using Microsoft.EntityFrameworkCore;

namespace IsoDienTu.Processes.Standard;

/// <summary>
/// Publishes the product's own processes in an agency the first time one is needed there, and again when its diagram or the posts of its role are others
/// than before. Work that runs stays on the version it began with.
/// </summary>
internal sealed class StandardPublisher(WorkRunner runner)
{
    private const string Newest = """
        select v.id, v.sha256, v.roles::text from processes.definition d
        join processes.definition_version v on v.agency_id = d.agency_id and v.definition_id = d.id
        where d.agency_id = $1 and d.key = $2 and d.drawn_by = 'Product' and v.state = 'Published' order by v.number desc limit 1
        """;

    /// <summary>The version on which work of the process begins in an agency today; published where it was not yet.</summary>
    /// <param name="posts">Who does its steps there; empty for a process whose work goes to a named person.</param>
    public async Task<Guid> ReadyAsync(int agency, StandardProcess process, IReadOnlyList<Guid> posts, CancellationToken ct)
    {
        Guid[] wanted = [.. posts.Order()];
        return
            await runner.LookAsync(agency, Newest, [Sql.P(agency), Sql.P(process.Key)], (r, t) => FitAsync(r, process, wanted, t), ct)
                is { } ready
            ? ready
            : await runner.RunAsync(
                new WorkOrder(Actor.System("quy trình chuẩn"), agency, "processes.publish_standard", RequestId: "standard-process"),
                (work, token) => PublishAsync(work, process, wanted, token),
                ct
            );
    }

    private static async Task<Guid?> FitAsync(Npgsql.NpgsqlDataReader rows, StandardProcess process, Guid[] posts, CancellationToken ct)
    {
        if (!await rows.ReadAsync(ct) || rows.GetString(1) != process.Drawn.Sha256)
        {
            return null;
        }

        var roles = JsonSerializer.Deserialize<List<RoleBinding>>(rows.GetString(2), JsonSerializerOptions.Web) ?? [];
        return roles is [{ PostIds: { } bound }] && bound.SequenceEqual(posts) ? rows.GetGuid(0) : null;
    }

    private static async Task<Guid> PublishAsync(IWork work, StandardProcess process, Guid[] posts, CancellationToken ct)
    {
        await work.TakeTurnAsync("processes.standard", ct);
        // Of two who need it at once, the second finds what the first has published.
        if (
            await work.ReadAsync(Newest, [Sql.P(work.AgencyId), Sql.P(process.Key)], (r, t) => FitAsync(r, process, posts, t), ct) is
            { } there
        )
        {
            return there;
        }

        var definition =
            await work.Db.Set<Definition>().FirstOrDefaultAsync(d => d.Key == process.Key, ct)
            ?? work.Db.Add(new Definition { Key = process.Key, DrawnBy = DrawnBy.Product }).Entity;
        definition.Title = process.Title;
        var version = process.Drawn.Copy(definition.Id);
        var lane = Diagrams.Of(version).Lanes.Single();
        work.Db.Add(version);
        await ProcessPublisher.StampAsync(work, version, [new RoleBinding(lane.Id, process.Role, posts)], ct);
        Log.Write(
            work,
            "processes.standard_published",
            "process",
            process.Key,
            null,
            new
            {
                Version = version.Id,
                version.Number,
                Posts = posts,
            }
        );
        return version.Id;
    }
}
