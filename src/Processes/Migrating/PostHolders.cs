using IsoDienTu.Kernel;
using IsoDienTu.Processes.Calendars;

namespace IsoDienTu.Processes.Migrating;

/// <summary>Who holds which post on a day.</summary>
internal static class PostHolders
{
    public static async Task<ILookup<Guid, Guid>> ReadAsync(Calendars.Reading reading, int agency, DateOnly day, CancellationToken ct)
    {
        var found = new List<(Guid Post, Guid Person)>();
        await reading(
            "select post_id, person_id from organisation.holders where agency_id = $1 and valid_from <= $2 and (valid_to is null or valid_to >= $2)",
            [Sql.P(agency), Sql.P(day)],
            async (rows, token) =>
            {
                while (await rows.ReadAsync(token))
                {
                    found.Add((rows.GetGuid(0), rows.GetGuid(1)));
                }

                return true;
            },
            ct
        );
        return found.ToLookup(f => f.Post, f => f.Person);
    }
}
