using System.Text.Json.Serialization;

namespace IsoDienTu.Kernel;

/// <summary>Who acts: a person in a post, perhaps for another person. Every state change names one.</summary>
/// <param name="PersonId">The person; <see cref="Guid.Empty"/> only for the system itself (timers, sequencer).</param>
/// <param name="Name">The person's name as it stood when acting; kept in logs because names change.</param>
/// <param name="Post">The post's title as it stood when acting; empty for the system.</param>
/// <param name="Principals">Keys under which work may be offered to this person, ordinal strings such as <c>person:…</c>, <c>post:…</c>, <c>unit:…</c>.</param>
/// <param name="OnBehalfOf">The person in whose stead this one acts, or null.</param>
/// <param name="OnBehalfOfName">Name of <paramref name="OnBehalfOf"/>.</param>
public sealed record Actor(
    Guid PersonId,
    string Name,
    string Post,
    IReadOnlyList<string> Principals,
    Guid? OnBehalfOf = null,
    string? OnBehalfOfName = null
)
{
    /// <summary>The product acting by itself; <paramref name="task"/> says which of its duties it does, e.g. "bộ hẹn giờ".</summary>
    public static Actor System(string task) => new(Guid.Empty, "Hệ thống", task, []);

    /// <summary>True for acts that no person began.</summary>
    public bool IsSystem => PersonId == Guid.Empty;

    /// <summary>In whose stead this person may act now; not kept with jobs, which act as whoever asked for them did.</summary>
    [JsonIgnore]
    public IReadOnlyList<StandIn> StandIns { get; init; } = [];

    /// <summary>Keys under which work comes to this person: their own, and those lent to them, some of which reach only some processes.</summary>
    [JsonIgnore]
    public IEnumerable<string> Hears => Principals.Concat(StandIns.SelectMany(s => s.Principals));

    /// <summary>By which authority this one acts for <see cref="OnBehalfOf"/>; null when acting for oneself.</summary>
    public string? Authority { get; init; }

    /// <summary>The post of <see cref="OnBehalfOf"/>; null when acting for oneself.</summary>
    public string? OnBehalfOfPost { get; init; }

    /// <summary>The same person acting in another's stead; both names are kept, and the post is written as it is signed. Asked twice it says the same.</summary>
    public Actor For(StandIn other) =>
        OnBehalfOf == other.PersonId
            ? this
            : this with
            {
                Post = other.Stamp is null ? Post : $"{other.Stamp} · {Post}",
                OnBehalfOf = other.PersonId,
                OnBehalfOfName = other.Name,
                OnBehalfOfPost = other.Post,
                Authority = other.Authority,
            };
}

/// <summary>A person in whose stead somebody may act today, and how far. It never reaches further: what the other is lent by a third is not lent on.</summary>
/// <param name="PersonId">The one who is absent or has given the authority.</param>
/// <param name="Name">Their name.</param>
/// <param name="Post">Their post.</param>
/// <param name="Stamp">How the post is written before one's own, e.g. <c>KT. Giám đốc</c>; null where nothing is written (NĐ 30/2020, art. 13).</param>
/// <param name="Authority">The decision, with its day.</param>
/// <param name="Principals">Keys under which the work is offered.</param>
/// <param name="Processes">Keys of the processes it is for; empty for all.</param>
public sealed record StandIn(
    Guid PersonId,
    string Name,
    string Post,
    string? Stamp,
    string Authority,
    IReadOnlyList<string> Principals,
    IReadOnlyList<string> Processes
);

/// <summary>The signed-in person at work for one agency, as every request sees it.</summary>
/// <param name="Actor">Who.</param>
/// <param name="AgencyId">For which agency; row-level security follows it.</param>
/// <param name="AgencyName">Its name, for the frame of the page.</param>
/// <param name="Rights">Keys of the rights held there now.</param>
/// <param name="SessionId">The server-side session, which can be revoked.</param>
public sealed record Acting(Actor Actor, int AgencyId, string AgencyName, IReadOnlySet<string> Rights, Guid SessionId)
{
    /// <summary>True when this person holds the right at this agency.</summary>
    public bool Has(string right) => Rights.Contains(right);
}
