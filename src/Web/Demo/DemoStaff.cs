using IsoDienTu.Access;
using IsoDienTu.Kernel;
using IsoDienTu.Organisation;

namespace IsoDienTu.Web.Demo;

/// <summary>The officials of the staffed agencies as they act: with their posts and rights.</summary>
internal sealed class DemoStaff
{
    private readonly ILookup<int, Acting> people;

    private DemoStaff(IEnumerable<Acting> people) => this.people = people.ToLookup(p => p.AgencyId);

    public static async Task<DemoStaff> ReadAsync(DemoStage stage, IEnumerable<int> agencies, DateOnly day, CancellationToken ct)
    {
        var rights = stage.Get<Rights>();
        var found = new List<Acting>();
        foreach (var agency in agencies)
        {
            var holders = await stage.Get<People>().StaffAsync(agency, day, ct);
            foreach (var person in holders.DistinctBy(h => h.PersonId).OrderBy(h => h.Name, StringComparer.Ordinal))
            {
                if (await rights.ActingAsync(person.PersonId, agency, Guid.Empty, ct) is { } acting)
                {
                    found.Add(acting);
                }
            }
        }

        return new DemoStaff(found);
    }

    /// <summary>Everybody at work in an agency, by name.</summary>
    public IEnumerable<Acting> Of(int agency) => people[agency];

    /// <summary>Of those who hold one of the posts and the right, the one on whom the lot falls.</summary>
    public Actor Pick(int agency, string right, int lot, IReadOnlyList<Guid>? posts = null)
    {
        var keys = posts?.Select(Principal.Post).ToList();
        var able = people[agency]
            .Where(p => p.Has(right) && (keys is null || p.Actor.Principals.Intersect(keys, StringComparer.Ordinal).Any()));
        Acting[] officials = [.. able];
        return officials[lot % officials.Length].Actor;
    }
}
