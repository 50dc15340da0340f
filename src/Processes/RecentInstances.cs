using IsoDienTu.Kernel;
using IsoDienTu.Processes.Running;
using Microsoft.Extensions.Caching.Memory;

namespace IsoDienTu.Processes;

/// <summary>
/// Instances as the last command of this process left them, so that completing the next step need not read first. What is remembered may be out of
/// date, since other processes work on the same instances: every update checks the version, and nothing is refused from memory but looked at again
/// in the database. One for the host.
/// </summary>
public sealed class RecentInstances : IDisposable
{
    // An instance takes about 2 kB and has an entry of its own and one for each open task: some 20 MB at most.
    private const int MostEntries = 20_000;
    private static readonly MemoryCacheEntryOptions one = new() { Size = 1 };
    private readonly MemoryCache known = new(new MemoryCacheOptions { SizeLimit = MostEntries });

    /// <inheritdoc />
    public void Dispose() => known.Dispose();

    /// <summary>The running instance in which a task is open, for the caller alone to change; null when it is not remembered.</summary>
    internal Loaded? FindByTask(int agencyId, Guid taskId) =>
        known.Get((agencyId, taskId)) is Guid instance
        && known.Get<Loaded>((agencyId, instance)) is { } found
        && found.Open.Values.Any(t => t.Id == taskId)
            ? found.Copy()
            : null;

    /// <summary>Remembers the instance as it is when the work is committed; forgets it until then, since the work may fail.</summary>
    internal void KeepAfter(IWork work, Loaded instance)
    {
        known.Remove((work.AgencyId, instance.Id));
        work.OnCommitted(() =>
        {
            if (instance.Open.Count == 0)
            {
                return;
            }

            instance.Version++;
            instance.IsRemembered = true;
            known.Set((work.AgencyId, instance.Id), instance, one);
            foreach (var task in instance.Open.Values)
            {
                known.Set((work.AgencyId, task.Id), instance.Id, one);
            }
        });
    }

    /// <summary>Lets the next command read the instance anew.</summary>
    internal void Forget(IWork work, Guid instanceId)
    {
        known.Remove((work.AgencyId, instanceId));
        work.OnCommitted(() => known.Remove((work.AgencyId, instanceId)));
    }

    /// <summary>To be called before a refusal: a remembered instance is forgotten, and the command runs again and reads.</summary>
    /// <exception cref="OutOfDateException">The instance was remembered and not read.</exception>
    internal void LookAgain(IWork work, Loaded instance)
    {
        if (instance.IsRemembered)
        {
            known.Remove((work.AgencyId, instance.Id));
            throw new OutOfDateException();
        }
    }
}
