namespace IsoDienTu.Organisation;

/// <summary>A person as other modules see it.</summary>
/// <param name="Id">The person.</param>
/// <param name="Name">Full name.</param>
/// <param name="Email">Office e-mail, or empty.</param>
/// <param name="Phone">Office telephone, or empty.</param>
/// <param name="HomeAgencyId">The agency that keeps the person.</param>
/// <param name="StaffCode">That agency's own number for the person, or empty.</param>
public sealed record PersonCard(Guid Id, string Name, string Email, string Phone, int HomeAgencyId, string StaffCode);

/// <summary>Who holds what in an agency on a day.</summary>
/// <param name="PersonId">The person.</param>
/// <param name="Name">Full name.</param>
/// <param name="Phone">Office telephone, or empty.</param>
/// <param name="PostId">The post held.</param>
/// <param name="Title">Its title.</param>
/// <param name="PostKind">What its holder does.</param>
/// <param name="UnitId">Its unit.</param>
/// <param name="UnitName">Name of the unit.</param>
/// <param name="How">How it is held.</param>
/// <param name="AppointmentId">The appointment.</param>
/// <param name="Valid">Its days.</param>
public sealed record Holder(
    Guid PersonId,
    string Name,
    string Phone,
    Guid PostId,
    string Title,
    PostKind PostKind,
    Guid UnitId,
    string UnitName,
    AppointmentKind How,
    Guid AppointmentId,
    Period Valid
);

/// <summary>Everything one person holds in one agency on a day.</summary>
/// <param name="Title">Title of the principal post, else of the first.</param>
/// <param name="UnitId">Unit of that post.</param>
/// <param name="UnitName">Its name.</param>
/// <param name="PostKind">What the holder of that post does.</param>
/// <param name="Principals">Keys under which work may be offered: the person, each post held, each unit belonged to.</param>
/// <param name="Posts">All posts held, the principal one first.</param>
public sealed record Posting(
    string Title,
    Guid UnitId,
    string UnitName,
    PostKind PostKind,
    IReadOnlyList<string> Principals,
    IReadOnlyList<Holder> Posts
);

/// <summary>A unit of an agency.</summary>
/// <param name="Id">The unit.</param>
/// <param name="Code">Short code, unique in the agency.</param>
/// <param name="Name">Name.</param>
/// <param name="Kind">Sort.</param>
/// <param name="ParentId">The unit above, or null.</param>
/// <param name="Exists">Days of existence.</param>
public sealed record UnitCard(Guid Id, string Code, string Name, UnitKind Kind, Guid? ParentId, Period Exists);

/// <summary>A post of an agency.</summary>
/// <param name="Id">The post.</param>
/// <param name="Code">Short code, unique in the agency.</param>
/// <param name="Title">Title.</param>
/// <param name="Kind">What its holder does.</param>
/// <param name="UnitId">Its unit.</param>
/// <param name="UnitName">Name of the unit.</param>
/// <param name="StepRoles">Wordings under which procedures name it.</param>
/// <param name="IsSingle">True when one person at a time holds it.</param>
/// <param name="Exists">Days of existence.</param>
public sealed record PostCard(
    Guid Id,
    string Code,
    string Title,
    PostKind Kind,
    Guid UnitId,
    string UnitName,
    IReadOnlyList<string> StepRoles,
    bool IsSingle,
    Period Exists
);

/// <summary>A post that a procedure's wording may mean.</summary>
/// <param name="Post">The post.</param>
/// <param name="Score">0 to 1; 1 is the very wording the agency gave the post, above 0.6 is safe to propose, below 0.3 is not listed.</param>
/// <param name="Why">Reason in Vietnamese, shown beside the proposal.</param>
public sealed record RoleMatch(PostCard Post, double Score, string Why);

/// <summary>Keys under which work is offered; compared ordinally, stored in inbox rows.</summary>
public static class Principal
{
    /// <summary>One person.</summary>
    public static string Person(Guid id) => $"person:{id:N}";

    /// <summary>Whoever holds the post.</summary>
    public static string Post(Guid id) => $"post:{id:N}";

    /// <summary>Whoever holds the post, for steps that use one of its powers (<see cref="Powers"/>): what may be lent by itself.</summary>
    public static string Power(Guid post, string power) => $"{Post(post)}/{power}";

    /// <summary>Everybody who holds a post in the unit.</summary>
    public static string Unit(Guid id) => $"unit:{id:N}";
}
