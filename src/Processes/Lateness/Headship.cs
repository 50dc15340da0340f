using IsoDienTu.Access;
using IsoDienTu.Organisation;

namespace IsoDienTu.Processes.Lateness;

/// <summary>Who is to be told.</summary>
/// <param name="Principal">Key under which the notice is found.</param>
/// <param name="Name">Who that is, for the course of the work.</param>
/// <param name="IsVacant">Nobody holds that post now.</param>
internal sealed record Recipient(string Principal, string Name, bool IsVacant = false);

/// <summary>Who heads what in an agency on a day. Who is away without a substitute is not there to be told; a substitute hears for whoever is away.</summary>
internal sealed record Headship(IReadOnlyList<UnitCard> Units, IReadOnlyList<PostCard> Posts, IReadOnlyList<Holder> Staff)
{
    public static async Task<Headship> ReadAsync(
        Posts posts,
        People people,
        Absences absences,
        int agency,
        DateOnly day,
        CancellationToken ct
    )
    {
        var away = await absences.AwayAsync(agency, day, ct);
        var staff = await people.StaffAsync(agency, day, ct);
        return new(
            await posts.UnitsAsync(agency, day, ct),
            await posts.ListAsync(agency, day, ct),
            [.. staff.Where(h => !away.TryGetValue(h.PersonId, out var absent) || absent.Substitute is not null)]
        );
    }

    /// <summary>
    /// The head of the unit whose post holds a step: of the holder's unit, else of the units whose posts it is offered to. Nobody is told of their own
    /// lateness as a head: then, and where a unit has no head, the unit above it, and at last the head of the agency.
    /// </summary>
    /// <param name="holder">Who took the step; null when nobody did.</param>
    public IReadOnlyList<Recipient> OfStep(IReadOnlyCollection<string> offeredTo, Guid? holder)
    {
        var offered = Posts.Where(p => offeredTo.Contains(Principal.Post(p.Id))).ToList();
        var held = Staff.Where(h => h.PersonId == holder).ToList();
        var from = held.Where(h => offered.Any(p => p.Id == h.PostId)).Select(h => h.UnitId).ToList();
        from = from.Count > 0 ? from : [.. held.Select(h => h.UnitId).Take(1)];
        from = from.Count > 0 ? from : [.. offered.Select(p => p.UnitId)];
        var heads = from.Distinct().SelectMany(u => OfUnit(u, holder)).DistinctBy(r => r.Principal).ToList();
        return heads.Count > 0 ? heads : OfAgency();
    }

    /// <summary>The head of the agency: the post even where nobody holds it, so that whoever comes finds the notice; empty where there is no such post.</summary>
    public IReadOnlyList<Recipient> OfAgency()
    {
        var heads = Posts.Where(p => p.Kind == PostKind.Head).ToList();
        var held = heads.Where(p => Staff.Any(h => h.PostId == p.Id)).ToList();
        return [.. (held.Count > 0 ? held : heads).Select(p => Of(p, null))];
    }

    private IReadOnlyList<Recipient> OfUnit(Guid unit, Guid? except)
    {
        var seen = new HashSet<Guid>();
        for (Guid? at = unit; at is { } here && seen.Add(here); at = Units.FirstOrDefault(u => u.Id == here)?.ParentId)
        {
            var heads = Posts
                .Where(p => p.UnitId == here && p.Kind == PostKind.UnitHead)
                .Select(p => Of(p, except))
                .Where(r => !r.IsVacant)
                .ToList();
            if (heads.Count > 0)
            {
                return heads;
            }
        }

        return OfAgency();
    }

    private Recipient Of(PostCard post, Guid? except)
    {
        var names = Staff.Where(h => h.PostId == post.Id && h.PersonId != except).Select(h => h.Name).Distinct().ToList();
        return names.Count > 0
            ? new Recipient(Principal.Post(post.Id), string.Join(", ", names))
            : new Recipient(Principal.Post(post.Id), post.Title, IsVacant: true);
    }
}
