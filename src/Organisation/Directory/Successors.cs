namespace IsoDienTu.Organisation.Directory;

/// <summary>Follows the edges of history forward.</summary>
internal static class Successors
{
    public static IReadOnlyList<AgencyCard> Of(Snapshot agencies, int id, DateOnly day)
    {
        var found = new List<AgencyCard>();
        var seen = new HashSet<int>();
        var waiting = new Queue<int>([id]);
        while (waiting.TryDequeue(out var next))
        {
            if (!seen.Add(next) || agencies.ById(next) is not { } agency)
            {
                continue;
            }

            if (agency.Exists.To is null || day <= agency.Exists.To)
            {
                found.Add(agency);
                continue;
            }

            // A transfer moves a part while the giver lives; only the end of an agency hands on the whole.
            foreach (
                var edge in agencies.Successions.Where(s =>
                    s.FromId == next && s.ToId is not null && s.Kind != SuccessionKind.Transfer && s.On <= day
                )
            )
            {
                waiting.Enqueue(edge.ToId!.Value);
            }
        }

        return found;
    }
}
