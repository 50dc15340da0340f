using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace IsoDienTu.Kernel.Working;

/// <summary>The first statement of every transaction: for which agency row-level security lets rows through. It ends with the transaction.</summary>
internal static class AgencyWall
{
    public const string Reads = "select set_config('app.agency', $1, true)";

    /// <summary>
    /// Work takes its rows by their keys. A table that was nearly empty when its statistics were gathered, as the inbox is after a quiet night,
    /// looks cheaper to read from end to end, and connections would keep that plan while it fills.
    /// </summary>
    public const string Works = "select set_config('app.agency', $1, true), set_config('enable_seqscan', 'off', true)";

    public static NpgsqlParameter Agency(int agencyId) => Sql.P(agencyId.ToString(CultureInfo.InvariantCulture));

    /// <param name="enter"><see cref="Reads"/> or <see cref="Works"/>.</param>
    public static async Task EnterAsync(IsoDbContext db, string enter, int agencyId, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(enter, (NpgsqlConnection)db.Database.GetDbConnection())
        {
            Parameters = { Agency(agencyId) },
        };
        await command.ExecuteNonQueryAsync(ct);
    }
}
