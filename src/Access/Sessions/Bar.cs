using System.Globalization;
using IsoDienTu.Kernel;
using IsoDienTu.Kernel.Parts;
using IsoDienTu.Organisation;
using Microsoft.AspNetCore.Http;

namespace IsoDienTu.Access.Sessions;

/// <summary>Tells the frame of the page who is signed in and where they may act.</summary>
internal sealed class Bar(Rights rights, Agencies agencies, People people, IEnumerable<SearchPage> searches, TimeProvider clock) : ITopBar
{
    public async ValueTask<TopBar?> ForAsync(HttpContext http)
    {
        if (http.TryActing() is not { } acting)
        {
            return null;
        }

        var today = clock.GetUtcNow().VietnamDay();
        var choices = new List<AgencyChoice>();
        foreach (var id in await rights.AgenciesOfAsync(acting.Actor.PersonId, today, http.RequestAborted))
        {
            if (await agencies.FindAsync(id, http.RequestAborted) is { } agency)
            {
                choices.Add(new AgencyChoice(id.ToString(CultureInfo.InvariantCulture), agency.Name, id == acting.AgencyId));
            }
        }

        var posting = await people.PostingAsync(acting.Actor.PersonId, acting.AgencyId, today, http.RequestAborted);
        return new TopBar(
            new PersonLine(acting.Actor.Name, acting.Actor.Post, posting?.UnitName),
            choices,
            "/Access/Sessions/Switch",
            0,
            null,
            "/Access/Own",
            "/Access/Sessions/SignOut",
            searches.FirstOrDefault(s => acting.Has(s.Right))?.Href
        );
    }
}
