using IsoDienTu.Kernel;
using IsoDienTu.Organisation;
using IsoDienTu.Processes.Holding;
using IsoDienTu.Processes.Reading;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace IsoDienTu.Processes.Lateness;

/// <summary>What somebody, or what nobody yet, has open in a unit.</summary>
/// <param name="PersonId">Null for what nobody has taken.</param>
/// <param name="LongestLate">Working minutes by which the latest is late; 0 when none is.</param>
internal sealed record Hand(Guid? PersonId, string? Name, int Open, int Near, int Late, int LongestLate);

/// <summary>What was done in the last days.</summary>
/// <param name="Late">How many were completed late; for each there is a reason.</param>
internal sealed record Done(Guid PersonId, string Name, int Early, int OnTime, int Late);

/// <summary>The open work of a unit, by hands, the latest first.</summary>
internal sealed record UnitLoad(Guid Id, string Name, IReadOnlyList<Hand> Hands)
{
    public int Open => Hands.Sum(h => h.Open);
    public int Near => Hands.Sum(h => h.Near);
    public int Late => Hands.Sum(h => h.Late);
    public int LongestLate => Hands.Max(h => h.LongestLate);
}

/// <summary>What a head sees of lateness: the open work by unit and hand, and how the steps of the last days were done.</summary>
/// <param name="Whole">Counts of the list that the page leads to.</param>
internal sealed record Load(InboxOf Of, InboxCount Whole, IReadOnlyList<UnitLoad> Units, IReadOnlyList<Done> Done)
{
    /// <summary>How far back finished steps are counted.</summary>
    public const int Days = InboxSelection.Days;

    // From the principals of the units' posts by their index, then each step by its key: what is read is what is open there, once.
    private static readonly string Open = $"""
        with offered as (
          select distinct b.task_id, m.unit from unnest($2::text[], ${InboxSelection.Next}::uuid[]) m(principal, unit)
          join processes.inbox b on b.principal = m.principal and b.agency_id = $1)
        select o.unit, t.assignee, max(t.assignee_name), count(*)::int, (count(*) filter (where {InboxSelection.Near}))::int,
          (count(*) filter (where {InboxSelection.Late}))::int, min(t.due_at) filter (where {InboxSelection.Late})
        from offered o join processes.task t on t.agency_id = $1 and t.id = o.task_id
        join processes.instance i on i.agency_id = t.agency_id and i.id = t.instance_id
        where t.state = 'Open' group by 1, 2
        """;

    // By the keys of steps, which hold the instant of their making.
    private const string Finished = """
        select t.assignee, max(t.assignee_name), (count(*) filter (where t.left_minutes > 0))::int, (count(*) filter (where t.left_minutes = 0))::int,
          (count(*) filter (where t.left_minutes < 0))::int
        from processes.task t
        where t.id >= $2 and t.agency_id = $1 and t.state = 'Done' and t.assignee = any($3) and t.left_minutes is not null group by 1
        """;

    /// <summary>Which list holds the whole of it: the agency's for whoever sees over it, else the unit's.</summary>
    public static InboxOf ListOf(Acting acting) => acting.Has("processes.oversee") ? InboxOf.Office : InboxOf.Unit;

    public static async Task<Load> ReadAsync(IsoDbContext db, Staffed staffed, InboxSelection list, CancellationToken ct)
    {
        var hands = (await OpenAsync(db, staffed, list, ct)).ToLookup(h => h.Unit, h => h.Hand);
        return new Load(
            list.Of,
            await InboxQuery.CountAsync(db, list, ct),
            [
                .. staffed
                    .Units.Where(u => hands.Contains(u.Id))
                    .Select(u => new UnitLoad(
                        u.Id,
                        u.Name,
                        [.. hands[u.Id].OrderByDescending(h => h.Late).ThenByDescending(h => h.Near).ThenBy(h => h.Name)]
                    ))
                    .OrderByDescending(u => u.Late)
                    .ThenByDescending(u => u.Near)
                    .ThenBy(u => u.Name),
            ],
            await FinishedAsync(db, staffed.People, list.Measure.Now, ct)
        );
    }

    private static async Task<List<(Guid Unit, Hand Hand)>> OpenAsync(
        IsoDbContext db,
        Staffed staffed,
        InboxSelection list,
        CancellationToken ct
    )
    {
        var places = staffed.Units.SelectMany(u => u.Principals.Select(p => (Principal: p, Unit: u.Id))).ToList();
        var wanted = list with { Principals = [.. places.Select(p => p.Principal)] };
        await using var command = Command(db, Open).With([.. wanted.Parameters(db.AgencyId), Sql.Array(places.Select(p => p.Unit))]);
        var found = new List<(Guid, Hand)>();
        await using var row = await command.ExecuteReaderAsync(ct);
        while (await row.ReadAsync(ct))
        {
            var longest = row.IsDBNull(6) ? 0 : -Clocks.Left(list.Measure.Schedule, list.Measure.Now, row.GetFieldValue<DateTimeOffset>(6));
            found.Add(
                (
                    row.GetGuid(0),
                    new Hand(
                        row.IsDBNull(1) ? null : row.GetGuid(1),
                        row.IsDBNull(2) ? null : row.GetString(2),
                        row.GetInt32(3),
                        row.GetInt32(4),
                        row.GetInt32(5),
                        longest
                    )
                )
            );
        }

        return found;
    }

    private static async Task<IReadOnlyList<Done>> FinishedAsync(
        IsoDbContext db,
        IReadOnlyList<Holder> people,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        await using var command = Command(db, Finished)
            .With(Sql.P(db.AgencyId), Sql.P(Guid.CreateVersion7(now.AddDays(-Days))), Sql.Array(people.Select(p => p.PersonId)));
        var found = new List<Done>();
        await using var row = await command.ExecuteReaderAsync(ct);
        while (await row.ReadAsync(ct))
        {
            found.Add(new Done(row.GetGuid(0), row.GetString(1), row.GetInt32(2), row.GetInt32(3), row.GetInt32(4)));
        }

        return [.. found.OrderByDescending(d => d.Late).ThenBy(d => d.Name)];
    }

    private static NpgsqlCommand Command(IsoDbContext db, string sql)
    {
        var command = (NpgsqlCommand)db.Database.GetDbConnection().CreateCommand();
        command.CommandText = sql;
        return command;
    }
}
