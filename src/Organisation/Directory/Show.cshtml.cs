using IsoDienTu.Kernel;
using IsoDienTu.Organisation.Staffing;
using IsoDienTu.Organisation.Systems;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace IsoDienTu.Organisation.Directory;

/// <summary>One agency: facts and history for all, units, posts and people for those who work there.</summary>
[Right("organisation.read")]
internal sealed class Show(Agencies agencies, WorkDatabases databases) : IsoPage
{
    [BindProperty(SupportsGet = true, Name = "id")]
    public int Id { get; set; }

    /// <summary>The day for which holders are shown; today unless asked otherwise.</summary>
    [BindProperty(SupportsGet = true, Name = "on")]
    public DateOnly? On { get; set; }

    public AgencyCard Agency { get; private set; } = null!;
    public AgencyCard? Parent { get; private set; }
    public IReadOnlyList<AgencyCard> Children { get; private set; } = [];
    public IReadOnlyList<(SuccessionCard Edge, AgencyCard? From, AgencyCard? To)> History { get; private set; } = [];
    public IReadOnlyList<Unit> Units { get; private set; } = [];
    public ILookup<Guid, Post> Posts { get; private set; } = null!;
    public ILookup<Guid, Holder> Holders { get; private set; } = null!;
    public IReadOnlyList<Person> Unplaced { get; private set; } = [];
    public IReadOnlyList<Qms> Systems { get; private set; } = [];
    public DateOnly Day => On ?? agencies.Today;
    public bool IsOwn => Id == Acting.AgencyId;
    public bool MayEdit => (IsOwn && Acting.Has("organisation.edit_agency")) || Acting.Has("organisation.manage_agencies");
    public bool MayStructure => IsOwn && Acting.Has("organisation.edit_structure");
    public bool MayAppoint => IsOwn && Acting.Has("organisation.appoint");

    protected override async Task<bool> LoadAsync(IsoDbContext db, CancellationToken ct)
    {
        var snapshot = await agencies.SnapshotAsync(ct);
        if (snapshot.ById(Id) is not { } agency)
        {
            return false;
        }

        Agency = agency;
        Parent = agency.ParentId is { } parent ? snapshot.ById(parent) : null;
        Children = [.. snapshot.All.Where(a => a.ParentId == Id && a.Exists.Contains(agencies.Today))];
        History =
        [
            .. snapshot
                .Successions.Where(s => s.FromId == Id || s.ToId == Id)
                .Select(s => (s, s.FromId is { } f ? snapshot.ById(f) : null, s.ToId is { } t ? snapshot.ById(t) : null)),
        ];
        if (IsOwn)
        {
            await LoadStaffAsync(db, ct);
        }

        return true;
    }

    private async Task LoadStaffAsync(IsoDbContext db, CancellationToken ct)
    {
        Units = [.. (await db.Set<Unit>().OrderBy(u => u.Code).ToListAsync(ct)).Where(u => u.Exists.Contains(Day))];
        Posts = (await db.Set<Post>().OrderBy(p => p.Code).ToListAsync(ct)).Where(p => p.Exists.Contains(Day)).ToLookup(p => p.UnitId);
        var holders = await HolderQuery.AllAsync(databases, Id, Day, ct);
        Holders = holders.ToLookup(h => h.PostId);
        var placed = holders.Select(h => h.PersonId).ToHashSet();
        Unplaced =
        [
            .. (await db.Set<Person>().Where(p => p.HomeAgencyId == Id).OrderBy(p => p.Name).ToListAsync(ct)).Where(p =>
                !placed.Contains(p.Id)
            ),
        ];
        Systems = await db.Set<Qms>().OrderBy(q => q.ValidFrom).ToListAsync(ct);
    }
}
