using IsoDienTu.Kernel;
using Microsoft.EntityFrameworkCore;

namespace IsoDienTu.Organisation.Directory;

/// <summary>Writes a checked draft: the agency's row, its codes, its obligation.</summary>
internal static class AgencyWriter
{
    public static async Task<int> AddAsync(IWork work, AgencyDraft draft, CancellationToken ct)
    {
        var agency = new Agency();
        agency.Take(draft);
        work.Db.Add(agency);
        await work.Db.SaveChangesAsync(ct);
        AddCodes(work.Db, agency.Id, AgencyRules.CodesOf(draft), draft);
        if (draft.Obligation is { } obligation)
        {
            work.Db.Add(
                new AgencyObligation
                {
                    AgencyId = agency.Id,
                    ValidFrom = draft.ValidFrom ?? work.Now.VietnamDay(),
                    Obligation = obligation,
                }
            );
        }

        await work.Db.SaveChangesAsync(ct);
        work.Publish(new AgencyChanged(agency.Id));
        return agency.Id;
    }

    /// <summary>Changes the agency's own row, gives it a new main code when the draft bears another, adds aliases, changes the obligation from today on.</summary>
    public static async Task ChangeAsync(IWork work, Agency agency, AgencyDraft draft, CancellationToken ct)
    {
        var today = work.Now.VietnamDay();
        agency.Take(draft);
        var codes = await work.Db.Set<AgencyCode>().Where(c => c.AgencyId == agency.Id).ToListAsync(ct);
        var wanted = AgencyRules.CodesOf(draft);
        var main = codes.Find(c => c.IsMain && (c.ValidTo is null || c.ValidTo >= today));
        if (wanted.Count > 0 && draft.Code.Length > 0 && main?.Code != wanted[0])
        {
            await TurnToAsync(work, codes, main, wanted[0], today, ct);
        }
        else if (main is not null)
        {
            main.ValidTo = draft.ValidTo;
        }

        var known = codes.ToDictionary(c => c.Code, StringComparer.Ordinal);
        AddCodes(work.Db, agency.Id, wanted, draft with { ValidFrom = codes.Count > 0 ? today : draft.ValidFrom }, known);
        await SetObligationAsync(work, agency.Id, draft.Obligation, today, ct);
        await work.Db.SaveChangesAsync(ct);
    }

    /// <summary>The code of yesterday stays findable for ever; the new one begins today.</summary>
    private static async Task TurnToAsync(
        IWork work,
        List<AgencyCode> codes,
        AgencyCode? main,
        string code,
        DateOnly today,
        CancellationToken ct
    )
    {
        if (main is not null)
        {
            main.IsMain = main.ValidFrom is null || main.ValidFrom < today;
            main.ValidTo = main.IsMain ? today.AddDays(-1) : main.ValidFrom;
            await work.Db.SaveChangesAsync(ct);
        }

        if (codes.Find(c => c.Code == code) is { } earlier)
        {
            (earlier.IsMain, earlier.ValidFrom, earlier.ValidTo) = (true, today, null);
        }
    }

    private static void AddCodes(
        IsoDbContext db,
        int agencyId,
        IReadOnlyList<string> codes,
        AgencyDraft draft,
        Dictionary<string, AgencyCode>? known = null
    )
    {
        for (var i = 0; i < codes.Count; i++)
        {
            if (known?.ContainsKey(codes[i]) == true)
            {
                continue;
            }

            var isMain = i == 0 && draft.Code.Length > 0;
            db.Add(
                new AgencyCode
                {
                    Code = codes[i],
                    AgencyId = agencyId,
                    IsMain = isMain,
                    ValidFrom = isMain ? draft.ValidFrom : null,
                    ValidTo = isMain ? draft.ValidTo : null,
                }
            );
        }
    }

    private static async Task SetObligationAsync(IWork work, int agencyId, QmsObligation? wanted, DateOnly today, CancellationToken ct)
    {
        var open = await work.Db.Set<AgencyObligation>().FirstOrDefaultAsync(o => o.AgencyId == agencyId && o.ValidTo == null, ct);
        if (open?.Obligation == wanted)
        {
            return;
        }

        if (open is not null && open.ValidFrom >= today && wanted is { } corrected)
        {
            open.Obligation = corrected;
            return;
        }

        if (open is not null)
        {
            open.ValidTo = open.ValidFrom > today.AddDays(-1) ? open.ValidFrom : today.AddDays(-1);
            await work.Db.SaveChangesAsync(ct);
        }

        if (wanted is { } next)
        {
            work.Db.Add(
                new AgencyObligation
                {
                    AgencyId = agencyId,
                    ValidFrom = today,
                    Obligation = next,
                }
            );
        }
    }
}
