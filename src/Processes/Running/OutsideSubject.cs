using System.Collections.Immutable;
using IsoDienTu.Bpmn;
using IsoDienTu.Kernel;
using IsoDienTu.Processes.Reading;
using Microsoft.EntityFrameworkCore;

namespace IsoDienTu.Processes.Running;

/// <summary>What is known here of work that is done for somebody else: who asked, under which code of theirs, and what they handed over.</summary>
internal sealed record OutsideSubject(OutsideCaller Caller, string Code, ImmutableSortedDictionary<string, Value> Handed)
{
    /// <returns>Null when nobody else asked for it.</returns>
    public static async Task<OutsideSubject?> FindAsync(IsoDbContext db, Guid instanceId, CancellationToken ct) =>
        await db.Set<InstanceRow>().FirstOrDefaultAsync(i => i.Id == instanceId && i.Outside != null, ct) is { } instance
            ? new OutsideSubject(
                OutsideCaller.Read(instance.Outside!),
                instance.SubjectCode,
                (await TaskQuery.StateAsync(db, instanceId, ct)).Variables
            )
            : null;
}
