using IsoDienTu.Kernel;
using Npgsql;

namespace IsoDienTu.Processes.Running;

/// <summary>Which published version a call reaches: the newest of the process that the name means, by its key or by its id in the diagram.</summary>
internal static class Callable
{
    /// <summary>Among the agencies a process is offered to: all of them.</summary>
    public const int Everyone = 0;

    private const string Named = """
        select v.id from processes.definition d
        join processes.definition_version v on v.agency_id = d.agency_id and v.definition_id = d.id
        where d.agency_id = $1 and v.state = 'Published' and (d.key = $2 or $2 = any (v.process_ids))
        """;

    private const string First = " order by d.key = $2 desc, v.published_at desc limit 1";
    private const string Offered = Named + " and d.offered_to && array[0, $3]" + First;

    /// <summary>For a call of the acting agency itself.</summary>
    public static Task<Guid?> FindAsync(IWork work, string process, CancellationToken ct) =>
        work.ReadAsync(Named + First, [Sql.P(work.AgencyId), Sql.P(process)], ReadAsync, ct);

    /// <summary>For a call of another agency, to be asked in a unit of work of the one that is called: only what it offers to the caller.</summary>
    public static Task<Guid?> FindAsync(IWork work, string process, int caller, CancellationToken ct) =>
        work.ReadAsync(Offered, For(work.AgencyId, process, caller), ReadAsync, ct);

    /// <summary>The same for a look before anything is called.</summary>
    public static Task<Guid?> LookAsync(WorkRunner runner, int agency, string process, int caller, CancellationToken ct) =>
        runner.LookAsync(agency, Offered, For(agency, process, caller), ReadAsync, ct);

    private static NpgsqlParameter[] For(int agency, string process, int caller) => [Sql.P(agency), Sql.P(process), Sql.P(caller)];

    private static async Task<Guid?> ReadAsync(NpgsqlDataReader rows, CancellationToken ct) =>
        await rows.ReadAsync(ct) ? rows.GetGuid(0) : null;
}
