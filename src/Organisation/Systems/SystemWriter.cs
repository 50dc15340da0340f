using IsoDienTu.AuditLog;
using IsoDienTu.Kernel;
using IsoDienTu.Organisation.Directory;
using IsoDienTu.Organisation.Rules;
using IsoDienTu.Organisation.Staffing;
using Microsoft.EntityFrameworkCore;

namespace IsoDienTu.Organisation.Systems;

/// <summary>Saves a system with its units: a unit that leaves keeps its days as a member, one that joins begins today.</summary>
internal static class SystemWriter
{
    public static async Task<string> SaveAsync(
        IWork work,
        Guid? id,
        uint version,
        SystemInput input,
        string saved,
        Action<string> notice,
        CancellationToken ct
    )
    {
        await OneAtATime.StaffAsync(work, ct);
        var today = work.Now.VietnamDay();
        var name = input.Name?.Trim().Normalize() ?? "";
        var period = new Period(input.ValidFrom ?? today, input.ValidTo);
        var units = await work.Db.Set<Unit>().ToDictionaryAsync(u => u.Id, ct);
        var wanted = input.Units.Where(units.ContainsKey).Distinct().ToList();
        Flaw.Stop(
            QmsRules.Check(name, period, [.. wanted.Select(u => units[u].Name)], await ElsewhereAsync(work.Db, id, period, units, ct))
        );
        var qms = id is null ? new Qms { AgencyId = work.AgencyId } : await work.Db.Set<Qms>().FirstAsync(q => q.Id == id, ct);
        var before = id is null ? null : Facts(qms);
        if (id is null)
        {
            work.Db.Add(qms);
        }
        else
        {
            work.Db.Expect(qms, version);
        }

        (qms.Name, qms.Scope, qms.ValidFrom, qms.ValidTo) = (name, TypedText.Filled(input.Scope), period.From!.Value, period.To);
        await MembersAsync(work, qms, wanted, id is null ? qms.ValidFrom : today, ct);
        Log.Write(
            work,
            id is null ? "organisation.qms_added" : "organisation.qms_changed",
            "qms",
            qms.Id.ToString("N"),
            before,
            Facts(qms)
        );
        notice(saved);
        return "/Organisation/Show/" + work.AgencyId;
    }

    private static object Facts(Qms qms) =>
        new
        {
            qms.Name,
            qms.Scope,
            qms.ValidFrom,
            qms.ValidTo,
        };

    private static async Task<Dictionary<string, string>> ElsewhereAsync(
        IsoDbContext db,
        Guid? id,
        Period period,
        Dictionary<Guid, Unit> units,
        CancellationToken ct
    )
    {
        var others = await db.Set<QmsMember>()
            .Where(m => m.UnitId != null && m.QmsId != (id ?? Guid.Empty))
            .Join(db.Set<Qms>(), m => m.QmsId, q => q.Id, (m, q) => new { Member = m, q.Name })
            .ToListAsync(ct);
        return others
            .Where(o => new Period(o.Member.ValidFrom, o.Member.ValidTo).Overlaps(period))
            .GroupBy(o => units[o.Member.UnitId!.Value].Name, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.First().Name, StringComparer.Ordinal);
    }

    private static async Task MembersAsync(IWork work, Qms qms, List<Guid> wanted, DateOnly from, CancellationToken ct)
    {
        var members = await work.Db.Set<QmsMember>().Where(m => m.QmsId == qms.Id && m.ValidTo == null && m.UnitId != null).ToListAsync(ct);
        foreach (var gone in members.Where(m => !wanted.Contains(m.UnitId!.Value)))
        {
            if (gone.ValidFrom >= from)
            {
                work.Db.Remove(gone);
            }
            else
            {
                gone.ValidTo = from.AddDays(-1);
            }
        }

        foreach (var unit in wanted.Where(u => !members.Exists(m => m.UnitId == u)))
        {
            work.Db.Add(
                new QmsMember
                {
                    AgencyId = work.AgencyId,
                    QmsId = qms.Id,
                    UnitId = unit,
                    ValidFrom = from,
                }
            );
        }
    }
}
