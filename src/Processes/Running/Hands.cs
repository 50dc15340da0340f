using IsoDienTu.Access;
using IsoDienTu.Kernel;
using IsoDienTu.Organisation;

namespace IsoDienTu.Processes.Running;

/// <summary>Who is there to do the work of an agency today.</summary>
/// <param name="Posts">Keys of posts with those of their holders who are there.</param>
/// <param name="People">Who holds any post and is there.</param>
/// <param name="Lent">Keys that somebody may act under in another's stead, and for which process; an empty one is for all.</param>
/// <param name="AwayPosts">Keys of posts whose holder is away.</param>
internal sealed record Hands(
    IReadOnlyList<(string Principal, Guid Person)> Posts,
    IReadOnlySet<Guid> People,
    IReadOnlyList<(string Principal, string Process)> Lent,
    IReadOnlySet<string> AwayPosts,
    IReadOnlySet<Guid> AwayPeople
)
{
    private static readonly string held = $"""
        select h.post_id, h.person_id, {Absences.IsAway("h.person_id", "$2")}
        from organisation.holders h where h.agency_id = $1 and h.valid_from <= $2 and (h.valid_to is null or h.valid_to >= $2)
        """;

    private const string LentNow = """
        select d.person_id, d.posts, d.powers, d.processes from access.delegations d
        where d.agency_id = $1 and d.substitute_id is not null and d.valid_from <= $2 and d.valid_to >= $2
        """;

    public static async Task<Hands> ReadAsync(IWork work, CancellationToken ct)
    {
        var day = Sql.P(work.Now.VietnamDay());
        var (posts, people, awayPosts, awayPeople) = (
            new List<(string, Guid)>(),
            new HashSet<Guid>(),
            new HashSet<string>(),
            new HashSet<Guid>()
        );
        await work.ReadAsync(
            held,
            [Sql.P(work.AgencyId), day],
            async (row, token) =>
            {
                while (await row.ReadAsync(token))
                {
                    var (post, person) = (Principal.Post(row.GetGuid(0)), row.GetGuid(1));
                    if (row.GetBoolean(2))
                    {
                        awayPosts.Add(post);
                        awayPeople.Add(person);
                    }
                    else
                    {
                        posts.Add((post, person));
                        people.Add(person);
                    }
                }

                return people.Count;
            },
            ct
        );
        var lent = await work.ReadAsync(
            LentNow,
            [Sql.P(work.AgencyId), Sql.P(work.Now.VietnamDay())],
            async (row, token) =>
            {
                var found = new List<(string, string)>();
                while (await row.ReadAsync(token))
                {
                    var powers = row.GetFieldValue<string[]>(2);
                    var keys = row.GetFieldValue<Guid[]>(1)
                        .SelectMany(p => powers.Length == 0 ? [Principal.Post(p)] : powers.Select(w => Principal.Power(p, w)))
                        .Append(Principal.Person(row.GetGuid(0)));
                    found.AddRange(keys.SelectMany(k => row.GetFieldValue<string[]>(3).DefaultIfEmpty("").Select(d => (k, d))));
                }

                return found;
            },
            ct
        );
        return new Hands(posts, people, lent, awayPosts, awayPeople);
    }
}
