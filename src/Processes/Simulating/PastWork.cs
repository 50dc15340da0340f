using IsoDienTu.Kernel;
using IsoDienTu.WorkingTime;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace IsoDienTu.Processes.Simulating;

/// <summary>What the last days tell of a process, over all its versions: steps keep their ids from one to the next.</summary>
/// <param name="Effort">By element: working minutes from the first look at a step until it was done, the middle one of those seen, and how many were.</param>
/// <param name="Chosen">How often an outcome was chosen, by element and code.</param>
/// <param name="People">By role: how many people hold its posts today.</param>
internal sealed record PastWork(
    IReadOnlyDictionary<string, (int Minutes, int Seen)> Effort,
    IReadOnlyDictionary<(string Element, string Code), int> Chosen,
    IReadOnlyDictionary<string, int> People,
    double? CasesPerDay,
    int Cases,
    int? WholeMinutes
)
{
    public const int Days = 90;

    // The last of them tell enough; keys of steps hold the instant of their making.
    private const string Steps = """
        select t.element_id, t.outcome, t.opened_at, t.done_at from processes.task t
        join processes.instance i on i.agency_id = t.agency_id and i.id = t.instance_id
        where t.agency_id = $1 and t.id >= $2 and t.state = 'Done' and t.done_at is not null and i.definition_version_id = any($3)
        order by t.id desc limit 5000
        """;

    private const string Begun = """
        select count(*)::int, min(i.started_at), (array_agg(i.term order by i.started_at desc) filter (where i.term is not null))[1]
        from processes.instance i where i.agency_id = $1 and i.id >= $2 and i.definition_version_id = any($3)
        """;

    /// <param name="people">By role: how many people hold its posts today.</param>
    /// <param name="versions">All of the process.</param>
    public static async Task<PastWork> ReadAsync(
        IsoDbContext db,
        IReadOnlyDictionary<string, int> people,
        IReadOnlyList<Guid> versions,
        WorkSchedule schedule,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        var first = Sql.P(Guid.CreateVersion7(now.AddDays(-Days)));
        var (taken, chosen) = (new Dictionary<string, List<int>>(StringComparer.Ordinal), new Dictionary<(string, string), int>());
        await ReadAsync(
            db,
            Steps,
            [Sql.P(db.AgencyId), first, Sql.Array(versions)],
            row =>
            {
                var element = row.GetString(0);
                if (!row.IsDBNull(1))
                {
                    chosen[(element, row.GetString(1))] = chosen.GetValueOrDefault((element, row.GetString(1))) + 1;
                }

                if (!row.IsDBNull(2))
                {
                    var minutes = (int)schedule.MinutesBetween(row.GetFieldValue<DateTimeOffset>(2), row.GetFieldValue<DateTimeOffset>(3));
                    (taken.TryGetValue(element, out var all) ? all : taken[element] = []).Add(minutes);
                }
            },
            ct
        );
        var (cases, since, term) = (0, now, (string?)null);
        await ReadAsync(
            db,
            Begun,
            [Sql.P(db.AgencyId), first.Clone(), Sql.Array(versions)],
            row =>
            {
                cases = row.GetInt32(0);
                since = row.IsDBNull(1) ? now : row.GetFieldValue<DateTimeOffset>(1);
                term = row.IsDBNull(2) ? null : row.GetString(2);
            },
            ct
        );
        var days = Math.Max(1.0, schedule.MinutesBetween(since, now) / (double)Term.MinutesPerWorkingDay);
        return new PastWork(
            taken.ToDictionary(t => t.Key, t => (Middle(t.Value), t.Value.Count), StringComparer.Ordinal),
            chosen,
            people,
            cases == 0 ? null : Math.Max(0.1, Math.Round(cases / days, 1)),
            cases,
            Term.TryParse(term, TermReading.Law, out var whole, out _) ? whole.WorkingMinutes() : null
        );
    }

    private static async Task ReadAsync(
        IsoDbContext db,
        string sql,
        NpgsqlParameter[] parameters,
        Action<NpgsqlDataReader> take,
        CancellationToken ct
    )
    {
        await using var command = (NpgsqlCommand)db.Database.GetDbConnection().CreateCommand();
        command.CommandText = sql;
        command.With(parameters);
        await using var row = await command.ExecuteReaderAsync(ct);
        while (await row.ReadAsync(ct))
        {
            take(row);
        }
    }

    private static int Middle(List<int> all)
    {
        all.Sort();
        return all[all.Count / 2];
    }
}
