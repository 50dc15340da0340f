using IsoDienTu.Access;
using IsoDienTu.Kernel;
using IsoDienTu.Organisation;
using IsoDienTu.Processes.Designing;

namespace IsoDienTu.Processes.Reading;

/// <summary>Somebody who holds a post at which the work is next.</summary>
/// <param name="IsAway">Away today.</param>
/// <param name="Substitute">Who stands in; null when nobody does, or need not.</param>
internal sealed record NextPerson(Guid PostId, string Name, bool IsAway, string? Substitute);

/// <summary>A way out of a step with who is next on it.</summary>
internal sealed record NextWay(string? Outcome, string? Label, IReadOnlyList<NextPlace> Places);

/// <summary>A place at which the work is next, with the people who may take it.</summary>
internal sealed record NextPlace(FollowingPlace Place, IReadOnlyList<NextPerson> People);

/// <summary>Who is next: the places a step leads to, with the people who hold the posts there now.</summary>
internal sealed class WhatFollows(Posts posts, Absences absences, TimeProvider clock)
{
    /// <summary>What a step leads to, in the order of its buttons.</summary>
    public async Task<IReadOnlyList<NextWay>> OfAsync(int agency, DefinitionVersion version, string elementId, CancellationToken ct)
    {
        var diagram = Diagrams.Of(version);
        var roles = version.RoleList;
        var ways = LookingAhead.From(
            diagram,
            diagram.FindNode(elementId)!,
            version.RefusedEnd,
            lane => roles.FirstOrDefault(r => r.LaneId == lane)?.PostIds ?? []
        );
        var wanted = ways.SelectMany(w => w.Places).SelectMany(p => p.Posts).Distinct().ToList();
        var day = clock.GetUtcNow().VietnamDay();
        var away = wanted.Count == 0 ? null : await absences.AwayAsync(agency, day, ct);
        var people = (wanted.Count == 0 ? [] : await posts.HoldersAsync(agency, wanted, day, ct))
            .Select(h => new NextPerson(h.PostId, h.Name, away!.ContainsKey(h.PersonId), away.GetValueOrDefault(h.PersonId)?.Substitute))
            .ToLookup(p => p.PostId);
        return
        [
            .. ways.Select(w => new NextWay(
                w.Outcome,
                w.Label,
                [.. w.Places.Select(p => new NextPlace(p, [.. p.Posts.SelectMany(post => people[post]).DistinctBy(h => h.Name)]))]
            )),
        ];
    }
}
