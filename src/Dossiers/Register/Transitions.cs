using System.Collections.Frozen;

namespace IsoDienTu.Dossiers.Register;

/// <summary>Which state may follow which, exactly as handbook 2.4 lists them; everything else is refused.</summary>
internal static class Transitions
{
    private static readonly FrozenDictionary<DossierState, DossierState[]> Next = new Dictionary<DossierState, DossierState[]>
    {
        [DossierState.Registered] =
        [
            DossierState.Received,
            DossierState.NotReceived,
            DossierState.AwaitingSupplement,
            DossierState.Withdrawn,
        ],
        [DossierState.AwaitingSupplement] = [DossierState.Received, DossierState.Processing, DossierState.Withdrawn, DossierState.Stopped],
        [DossierState.Received] = [DossierState.Processing, DossierState.Withdrawn],
        [DossierState.Processing] =
        [
            DossierState.AwaitingSupplement,
            DossierState.AwaitingPayment,
            DossierState.Withdrawn,
            DossierState.Stopped,
            DossierState.Finished,
        ],
        [DossierState.AwaitingPayment] = [DossierState.Processing, DossierState.Withdrawn, DossierState.Stopped],
        [DossierState.Finished] = [DossierState.Returned],
    }.ToFrozenDictionary();

    /// <summary>True when the second may directly follow the first.</summary>
    public static bool Allowed(DossierState from, DossierState to) => Next.TryGetValue(from, out var next) && next.Contains(to);

    /// <summary>True when nothing may follow.</summary>
    public static bool IsTerminal(DossierState state) => !Next.ContainsKey(state);

    /// <summary>
    /// The states to pass on the shortest allowed way, the target last; empty when the target is the present state or cannot be reached.
    /// Work may run ahead of its announcement (a supplement came and the last step was done before anyone told the dossier): the way between is
    /// written step by step, never jumped over. Waiting for the applicant is never passed through: nobody waited.
    /// </summary>
    public static IReadOnlyList<DossierState> Way(DossierState from, DossierState to)
    {
        var ways = new Queue<DossierState[]>([
            [from],
        ]);
        var seen = new HashSet<DossierState> { from };
        while (from != to && ways.TryDequeue(out var way))
        {
            foreach (var next in Next.GetValueOrDefault(way[^1], []).Where(seen.Add))
            {
                if (next == to)
                {
                    return [.. way[1..], next];
                }

                if (IsOnward(next))
                {
                    ways.Enqueue([.. way, next]);
                }
            }
        }

        return [];
    }

    private static bool IsOnward(DossierState state) => state is DossierState.Received or DossierState.Processing or DossierState.Finished;
}
