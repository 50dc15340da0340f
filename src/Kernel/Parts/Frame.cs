using Microsoft.AspNetCore.Http;

namespace IsoDienTu.Kernel.Parts;

/// <summary>One entry of the rail (and, the first four, of the bar at the foot of a phone).</summary>
/// <param name="Text">Words, in the language of the request.</param>
/// <param name="Href">Address.</param>
/// <param name="Icon">Icon name, written as a literal so that the bundle's scan finds it.</param>
/// <param name="Count">How many things wait there; shown when above zero.</param>
/// <param name="Group">Heading under which the entry stands; entries of one group follow one another.</param>
public sealed record MenuItem(string Text, string Href, string Icon, int? Count = null, string? Group = null);

/// <summary>Plug: what the rail offers to whom. Without one the layout shows no rail.</summary>
public interface IMenu
{
    /// <summary>The entries this request's person may open, most used first.</summary>
    ValueTask<IReadOnlyList<MenuItem>> ForAsync(HttpContext http);
}

/// <summary>One office the person can act for.</summary>
/// <param name="Id">Value posted to <see cref="TopBar.SwitchAction"/> as <c>agency</c>.</param>
/// <param name="Name">Full name.</param>
/// <param name="Current">True for the one acted for now.</param>
public sealed record AgencyChoice(string Id, string Name, bool Current);

/// <summary>Plug: the page that the search box of the bar leads to, taking <c>q</c>. Without one there is no box.</summary>
/// <param name="Right">Who does not hold it sees no box.</param>
public sealed record SearchPage(string Href, string Right);

/// <summary>What the bar at the top shows of the person and the place.</summary>
/// <param name="Person">Who is signed in.</param>
/// <param name="Agencies">Offices the person can act for; one only shows as a name.</param>
/// <param name="SwitchAction">Where the switch is posted.</param>
/// <param name="Notices">Unread notices.</param>
/// <param name="NoticesHref">Their page.</param>
/// <param name="ProfileHref">The person's own page.</param>
/// <param name="SignOutAction">Where signing out is posted.</param>
/// <param name="SearchHref">Page of the global search, taking <c>q</c>; null leaves the box out.</param>
public sealed record TopBar(
    PersonLine Person,
    IReadOnlyList<AgencyChoice> Agencies,
    string SwitchAction,
    int Notices,
    string? NoticesHref,
    string? ProfileHref,
    string SignOutAction,
    string? SearchHref
);

/// <summary>Plug: who is signed in and where they act. Without one, or with a null answer, the layout shows the product's name and a sign-in link.</summary>
public interface ITopBar
{
    /// <summary>The bar for this request; null when nobody is signed in.</summary>
    ValueTask<TopBar?> ForAsync(HttpContext http);
}
