using IsoDienTu.Kernel;
using IsoDienTu.Processes.Running;

namespace IsoDienTu.Processes.Lateness;

/// <summary>
/// Finds the steps that have been opened since the last look, and the work they belong to, by the keys of the inbox: what was done meanwhile never
/// comes here. After a start, and every hour, from the first key on, so that nothing is missed for good.
/// </summary>
internal sealed class Newcomers(WorkDatabases databases, TimeProvider clock)
{
    private const int AtOnce = 5000;

    // A step that was opened first may be committed last: what is this old is looked at again.
    private static readonly TimeSpan late = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan whole = TimeSpan.FromHours(1);

    private const string Agencies = """
        with recursive a as (
          (select agency_id from processes.inbox order by agency_id limit 1)
          union all
          select (select b.agency_id from processes.inbox b where b.agency_id > a.agency_id order by b.agency_id limit 1) from a where a.agency_id is not null)
        select agency_id from a where agency_id is not null
        """;

    private const string Enrol = """
        with fresh as (
          select distinct task_id from (select task_id from processes.inbox where agency_id = $1 and task_id > $2 order by task_id limit $3) k),
        steps as (
          select t.id, t.instance_id, t.due_at from fresh f join processes.task t on t.id = f.task_id and t.agency_id = $1 where t.state = 'Open'),
        noted as (
          insert into processes.lookout (agency_id, id, instance_id, is_step, at)
          select $1, id, instance_id, true, $4 from steps where due_at is not null
          union
          select $1, i.id, i.id, false, $4 from steps s join processes.instance i on i.id = s.instance_id and i.agency_id = $1 where i.due_at is not null
          on conflict do nothing)
        select task_id, (select count(*)::int from fresh) from fresh order by task_id desc limit 1
        """;

    private readonly Dictionary<int, Guid> seen = [];
    private long? began;

    public async Task EnrolAsync(CancellationToken ct)
    {
        if (began is null || clock.GetElapsedTime(began.Value) >= whole)
        {
            began = clock.GetTimestamp();
            seen.Clear();
        }

        foreach (var agency in await AgenciesWith.WorkAsync(databases, Agencies, [], ct))
        {
            await EnrolAsync(agency, ct);
        }
    }

    private async Task EnrolAsync(int agency, CancellationToken ct)
    {
        for (var last = seen.GetValueOrDefault(agency); ; )
        {
            await using var command = databases
                .Worker.CreateCommand(Enrol)
                .With(Sql.P(agency), Sql.P(last), Sql.P(AtOnce), Sql.At(clock.GetUtcNow()));
            await using var row = await command.ExecuteReaderAsync(ct);
            if (!await row.ReadAsync(ct))
            {
                return;
            }

            last = row.GetGuid(0);
            seen[agency] = UuidKeys.Earlier(last, late);
            if (row.GetInt32(1) < AtOnce / 10)
            {
                return;
            }
        }
    }
}
