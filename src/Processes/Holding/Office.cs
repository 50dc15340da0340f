using IsoDienTu.Organisation;

namespace IsoDienTu.Processes.Holding;

/// <summary>The part of an agency that somebody may look after: own units with those below them, or all of it.</summary>
/// <param name="Staff">Who holds a post there today, once per post, leaders first.</param>
/// <param name="Principals">Keys under which its steps are offered; null for the whole agency.</param>
internal sealed record Office(IReadOnlyList<Holder> Staff, IReadOnlyList<string>? Principals)
{
    /// <summary>One line a person.</summary>
    public IReadOnlyList<Holder> People => [.. Staff.DistinctBy(h => h.PersonId)];
}

/// <summary>A unit with the keys under which its posts are offered steps.</summary>
internal sealed record StaffedUnit(Guid Id, string Name, IReadOnlyList<string> Principals);

/// <summary>The units that somebody looks after, and who holds a post there today, one line a person.</summary>
internal sealed record Staffed(IReadOnlyList<StaffedUnit> Units, IReadOnlyList<Holder> People);
