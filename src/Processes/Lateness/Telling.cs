using IsoDienTu.Access;
using IsoDienTu.Kernel;
using IsoDienTu.Organisation;
using IsoDienTu.Processes.Running;

namespace IsoDienTu.Processes.Lateness;

/// <summary>Gathers the notices of one look and writes them together. Who heads what is read only when something is late.</summary>
internal sealed class Telling(IWork work, Posts posts, People people, Absences absences)
{
    private const string Hands = """
        select t.assignee, t.assignee_name, t.role, array(select b.principal from processes.inbox b where b.agency_id = t.agency_id and b.task_id = t.id)
        from processes.task t where t.agency_id = $1 and t.instance_id = $2 and t.state = 'Open'
        """;

    private const string Insert = """
        insert into processes.notice (agency_id, id, kind, about_id, principal, to_name, instance_id, subject_code, title, step, held_by, due_at, at)
        select $1, n.id, n.kind, n.about, n.principal, n.name, n.instance, n.code, n.title, n.step, n.held, n.due, $2
        from unnest($3::uuid[], $4::text[], $5::uuid[], $6::text[], $7::text[], $8::uuid[], $9::text[], $10::text[], $11::text[], $12::text[], $13::timestamptz[])
          n(id, kind, about, principal, name, instance, code, title, step, held, due)
        on conflict do nothing returning kind
        """;

    private readonly List<(Looked About, NoticeKind Kind, Recipient To)> notices = [];
    private Headship? headship;

    /// <summary>Something was late and there was nobody to tell.</summary>
    public bool MissesHead { get; private set; }

    public async Task AddAsync(Looked about, bool late, CancellationToken ct)
    {
        var kind = (about.IsStep, late) switch
        {
            (true, false) => NoticeKind.StepNear,
            (true, true) => NoticeKind.StepLate,
            (false, false) => NoticeKind.WholeNear,
            _ => NoticeKind.WholeLate,
        };
        var to = kind switch
        {
            NoticeKind.StepNear => about.Hands(),
            NoticeKind.WholeNear => await HandsAsync(about.Instance, ct),
            _ => await HeadsAsync(about, ct),
        };
        notices.AddRange(to.Select(r => (about, kind, r)));
    }

    /// <returns>How many were new: of terms that are near, and of late ones.</returns>
    public async Task<(int Near, int Late)> WriteAsync(CancellationToken ct)
    {
        if (notices.Count == 0)
        {
            return (0, 0);
        }

        await using var command = work.Command(
            Insert,
            Sql.P(work.AgencyId),
            Sql.At(work.Now),
            Sql.Array(notices.Select(_ => Guid.CreateVersion7())),
            Sql.Array(notices.Select(n => n.Kind.ToString())),
            Sql.Array(notices.Select(n => n.About.Id)),
            Sql.Array(notices.Select(n => n.To.Principal)),
            Sql.Array(notices.Select(n => n.To.Name)),
            Sql.Array(notices.Select(n => n.About.Instance)),
            Sql.Array(notices.Select(n => n.About.Code)),
            Sql.Array(notices.Select(n => n.About.Title)),
            Sql.Array(notices.Select(n => n.About.Step)),
            Sql.Array(notices.Select(n => n.About.HolderName)),
            Sql.Array(notices.Select(n => n.About.Due!.Value.ToUniversalTime()))
        );
        var (near, late) = (0, 0);
        await using var rows = await command.ExecuteReaderAsync(ct);
        while (await rows.ReadAsync(ct))
        {
            _ = rows.GetString(0).EndsWith("Late", StringComparison.Ordinal) ? late++ : near++;
        }

        return (near, late);
    }

    private async Task<IReadOnlyList<Recipient>> HeadsAsync(Looked about, CancellationToken ct)
    {
        headship ??= await Headship.ReadAsync(posts, people, absences, work.AgencyId, work.Now.VietnamDay(), ct);
        var heads = about.IsStep ? headship.OfStep(about.OfferedTo, about.Holder) : headship.OfAgency();
        if (heads.All(h => h.IsVacant))
        {
            MissesHead |= await Trouble.NoteNoHeadAsync(work, about.Instance, about.Number, about.Element, about.Code, ct);
        }

        return heads;
    }

    private Task<IReadOnlyList<Recipient>> HandsAsync(Guid instance, CancellationToken ct) =>
        work.ReadAsync<IReadOnlyList<Recipient>>(
            Hands,
            [Sql.P(work.AgencyId), Sql.P(instance)],
            async (rows, token) =>
            {
                var found = new List<Recipient>();
                while (await rows.ReadAsync(token))
                {
                    found.AddRange(
                        rows.IsDBNull(0)
                            ? rows.GetFieldValue<string[]>(3).Select(p => new Recipient(p, rows.GetString(2)))
                            : [new Recipient(Principal.Person(rows.GetGuid(0)), rows.GetString(1))]
                    );
                }

                return [.. found.DistinctBy(r => r.Principal)];
            },
            ct
        );
}
