using IsoDienTu.Kernel;
using Npgsql;

namespace IsoDienTu.Processes.Running;

/// <summary>Finds the agencies for which a watch over all of them has something to do; the work itself is done agency by agency.</summary>
internal static class AgenciesWith
{
    /// <param name="sql">Gives one column, the agency.</param>
    public static async Task<IReadOnlyList<int>> WorkAsync(
        WorkDatabases databases,
        string sql,
        NpgsqlParameter[] parameters,
        CancellationToken ct
    )
    {
        await using var command = databases.Worker.CreateCommand(sql).With(parameters);
        await using var rows = await command.ExecuteReaderAsync(ct);
        var agencies = new List<int>();
        while (await rows.ReadAsync(ct))
        {
            agencies.Add(rows.GetInt32(0));
        }

        return agencies;
    }
}
