using IsoDienTu.AuditLog;
using IsoDienTu.Kernel;
using IsoDienTu.Organisation;
using Microsoft.EntityFrameworkCore;

namespace IsoDienTu.Access.Delegations;

/// <summary>Enters and ends absences and authorities, with their log entry; the pages and the calls both come here.</summary>
internal sealed class Delegating(People people, IEnumerable<IDelegationScope> scopes)
{
    public async Task<Guid> GiveAsync(IWork work, Acting acting, DelegationInput input, CancellationToken ct)
    {
        input.PersonId ??= acting.Actor.PersonId;
        MayTouch(acting, input.PersonId.Value);
        var today = work.Now.VietnamDay();
        var staff = await people.StaffAsync(work.AgencyId, input.ValidFrom ?? today, ct);
        var later = await people.StaffAsync(work.AgencyId, input.ValidTo ?? today, ct);
        DelegationRules.Check(input, staff, later, today);
        await CheckProcessesAsync(work.AgencyId, input.Processes, ct);
        // Two who enter at once must see each other's, or both could lend the same work.
        await work.TakeTurnAsync("access.delegation", ct);
        var made = Of(input, staff);
        var (from, to) = (made.ValidFrom, made.ValidTo);
        var others = await work
            .Db.Set<Delegation>()
            .Where(d => d.EndedAt == null && d.ValidFrom <= to && d.ValidTo >= from)
            .ToListAsync(ct);
        DelegationRules.Check(made, others);
        work.Db.Add(made);
        Log.Write(work, "access.delegated", "delegation", made.Id.ToString("N"), null, made.Facts(), made.Decision);
        return made.Id;
    }

    /// <summary>Ends it at once, before its day.</summary>
    /// <param name="seen">The version the person saw.</param>
    public static async Task EndAsync(IWork work, Acting acting, Guid id, uint? seen, string? reason, CancellationToken ct)
    {
        var row = await work.Db.Set<Delegation>().AsTracking().FirstAsync(d => d.Id == id, ct);
        MayTouch(acting, row.PersonId);
        if (row.EndedAt is { } ended)
        {
            throw new RuleException(
                typeof(Texts),
                "access.delegation.ended",
                "Mục này đã được {0} chấm dứt lúc {1:HH:mm dd/MM/yyyy}.",
                null,
                row.EndedBy!,
                ended.InVietnam()
            );
        }

        if (row.ValidTo < work.Now.VietnamDay())
        {
            throw new RuleException(typeof(Texts), "access.delegation.over", "Mục này đã hết hạn ngày {0:dd/MM/yyyy}.", null, row.ValidTo);
        }

        if (string.IsNullOrWhiteSpace(reason))
        {
            throw new RuleException(typeof(Texts), "access.delegation.reason", "Hãy ghi lý do chấm dứt, ví dụ đã đi làm lại.", "Reason");
        }

        if (seen is { } version)
        {
            work.Db.Expect(row, version);
        }

        var before = row.Facts();
        (row.EndedAt, row.EndedBy, row.EndReason) = (work.Now, work.Actor.Name, reason.Trim());
        Log.Write(work, "access.delegation_ended", "delegation", id.ToString("N"), before, row.Facts(), row.EndReason);
    }

    public static bool MaySee(Acting acting, Delegation row) =>
        acting.Has("access.delegate_for") || row.PersonId == acting.Actor.PersonId || row.SubstituteId == acting.Actor.PersonId;

    public static bool MayEnd(Acting acting, Delegation row, DateOnly today) =>
        row.EndedAt is null && row.ValidTo >= today && (acting.Has("access.delegate_for") || row.PersonId == acting.Actor.PersonId);

    private static void MayTouch(Acting acting, Guid person)
    {
        if (person != acting.Actor.PersonId && !acting.Has("access.delegate_for"))
        {
            throw new RuleException(
                typeof(Texts),
                "access.delegation.others",
                "Bạn chỉ báo vắng và giao việc làm thay cho chính mình; người khác thì do lãnh đạo hoặc quản trị của cơ quan ghi.",
                nameof(DelegationInput.PersonId)
            );
        }
    }

    private async Task CheckProcessesAsync(int agency, List<string> keys, CancellationToken ct)
    {
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (var scope in keys.Count == 0 ? [] : scopes)
        {
            known.UnionWith((await scope.ProcessesAsync(agency, ct)).Select(p => p.Key));
        }

        if (keys.FirstOrDefault(k => !known.Contains(k)) is { } unknown)
        {
            throw new RuleException(
                typeof(Texts),
                "access.delegation.process",
                "Cơ quan không có quy trình nào mã «{0}». Hãy chọn trong danh sách.",
                nameof(DelegationInput.Processes),
                unknown
            );
        }
    }

    private static Delegation Of(DelegationInput input, IReadOnlyList<Holder> staff)
    {
        var person = staff.First(h => h.PersonId == input.PersonId && (input.SubstituteId is null || input.Posts.Contains(h.PostId)));
        var substitute = staff.FirstOrDefault(h => h.PersonId == input.SubstituteId);
        return new Delegation
        {
            PersonId = person.PersonId,
            PersonName = person.Name,
            PersonTitle = person.Title,
            IsAway = input.IsAway,
            SubstituteId = substitute?.PersonId,
            SubstituteName = substitute?.Name,
            SubstituteTitle = substitute?.Title,
            Form = substitute is null ? null : input.Form,
            Decision = input.Decision!.Trim(),
            DecidedOn = input.DecidedOn!.Value,
            ValidFrom = input.ValidFrom!.Value,
            ValidTo = input.ValidTo!.Value,
            Posts = substitute is null ? [] : [.. input.Posts.Distinct()],
            Powers = substitute is null ? [] : [.. input.Powers.Distinct().Order(StringComparer.Ordinal)],
            Processes = substitute is null ? [] : [.. input.Processes.Distinct().Order(StringComparer.Ordinal)],
        };
    }
}
