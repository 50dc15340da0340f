using IsoDienTu.Kernel;
using IsoDienTu.Processes.Holding;
using IsoDienTu.Processes.Reading;

namespace IsoDienTu.Processes.Inbox;

/// <summary>Which lists of work a person has; page and API ask here.</summary>
internal sealed class WorkLists(Offices offices, Measures measures)
{
    public static IReadOnlyList<InboxOf> For(Acting acting) =>
        [.. Enum.GetValues<InboxOf>().Where(of => of != InboxOf.Office || acting.Has("processes.oversee"))];

    /// <param name="of">Name of a list; one's own for any that the person does not have.</param>
    public async Task<InboxSelection> OfAsync(Acting acting, string? of, CancellationToken ct)
    {
        var which = Enum.TryParse<InboxOf>(of, ignoreCase: true, out var asked) && For(acting).Contains(asked) ? asked : InboxOf.Mine;
        var principals = which == InboxOf.Unit ? (await offices.UnitsAsync(acting, ct)).Principals! : acting.Actor.Principals;
        return new InboxSelection(which, acting.Actor, principals, await measures.ForAsync(acting.AgencyId, ct));
    }
}
