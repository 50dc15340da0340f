using IsoDienTu.Kernel;
using Npgsql;

namespace IsoDienTu.Processes.Running;

/// <summary>Which process another agency may call: asked of the agency that offers it, under its row-level security.</summary>
internal static class Offers
{
    /// <summary>Stands for every agency.</summary>
    public const int Everyone = 0;

    /// <summary>The newest published version of a process that an agency offers to another.</summary>
    public const string Query = """
        select v.id from processes.definition d
        join processes.definition_version v on v.agency_id = d.agency_id and v.definition_id = d.id
        where d.agency_id = $1 and v.state = 'Published' and (d.key = $2 or $2 = any (v.process_ids))
          and d.offered_to && array[0, $3]
        order by d.key = $2 desc, v.published_at desc limit 1
        """;

    /// <param name="agency">The one that offers.</param>
    /// <param name="process">Key of the process, or its id in a published diagram.</param>
    /// <param name="caller">The one that calls.</param>
    public static NpgsqlParameter[] Parameters(int agency, string process, int caller) => [Sql.P(agency), Sql.P(process), Sql.P(caller)];

    public static async Task<Guid?> ReadAsync(NpgsqlDataReader rows, CancellationToken ct) =>
        await rows.ReadAsync(ct) ? rows.GetGuid(0) : null;

    public static string Missing(string agency, string process) =>
        $"cơ quan '{agency}' không có quy trình '{process}' đã ban hành và cho cơ quan này gọi (agency '{agency}' has no published process '{process}' that this agency may call)";
}
