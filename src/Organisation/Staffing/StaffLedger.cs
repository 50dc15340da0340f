using IsoDienTu.Kernel;
using Microsoft.EntityFrameworkCore;

namespace IsoDienTu.Organisation.Staffing;

/// <summary>The units, posts, people and appointments of one agency, as its rules must see them; grows while a list is being read.</summary>
internal sealed class StaffLedger
{
    private readonly Dictionary<Guid, Unit> units = [];
    private readonly Dictionary<Guid, Post> posts = [];
    private readonly Dictionary<Guid, Person> people = [];
    private readonly Dictionary<string, Unit> unitCodes = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, Post> postCodes = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, Person> staffCodes = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<Appointment> appointments = [];

    public StaffLedger(int agencyId) => AgencyId = agencyId;

    public int AgencyId { get; }
    public IReadOnlyCollection<Unit> Units => units.Values;
    public IReadOnlyCollection<Post> Posts => posts.Values;
    public IReadOnlyCollection<Person> People => people.Values;
    public IReadOnlyList<Appointment> Appointments => appointments;

    public Unit? UnitById(Guid id) => units.GetValueOrDefault(id);

    public Unit? UnitByCode(string code) => unitCodes.GetValueOrDefault(code);

    public Post? PostById(Guid id) => posts.GetValueOrDefault(id);

    public Post? PostByCode(string code) => postCodes.GetValueOrDefault(code);

    public Person? PersonByCode(string code) => staffCodes.GetValueOrDefault(code);

    public bool HasPerson(Guid id) => people.ContainsKey(id);

    public string NameOf(Guid personId) => people.GetValueOrDefault(personId)?.Name ?? "Người khác";

    /// <summary>The unit and all above it, the nearest first.</summary>
    public IEnumerable<Unit> UnitsUpward(Guid id)
    {
        var unit = UnitById(id);
        for (var steps = 0; unit is not null && steps < 20; steps++)
        {
            yield return unit;
            unit = unit.ParentId is { } parent ? UnitById(parent) : null;
        }
    }

    public void Add(Unit unit)
    {
        units[unit.Id] = unit;
        unitCodes[unit.Code] = unit;
    }

    public void Add(Post post)
    {
        posts[post.Id] = post;
        postCodes[post.Code] = post;
    }

    public void Add(Person person)
    {
        people[person.Id] = person;
        if (person.StaffCode is { } code && person.HomeAgencyId == AgencyId)
        {
            staffCodes[code] = person;
        }
    }

    public void Add(Appointment appointment) => appointments.Add(appointment);

    /// <summary>Takes a person of another agency into the ledger, so that he or she can be appointed here.</summary>
    public async Task KnowAsync(IsoDbContext db, Guid personId, CancellationToken ct)
    {
        if (!HasPerson(personId) && await db.Set<Person>().FirstOrDefaultAsync(p => p.Id == personId, ct) is { } person)
        {
            Add(person);
        }
    }

    /// <summary>Reads the acting agency's staff; people of other agencies only as far as they hold a post here.</summary>
    public static async Task<StaffLedger> LoadAsync(IsoDbContext db, CancellationToken ct)
    {
        var ledger = new StaffLedger(db.AgencyId);
        foreach (var unit in await db.Set<Unit>().ToListAsync(ct))
        {
            ledger.Add(unit);
        }

        foreach (var post in await db.Set<Post>().ToListAsync(ct))
        {
            ledger.Add(post);
        }

        ledger.appointments.AddRange(await db.Set<Appointment>().ToListAsync(ct));
        var here = ledger.appointments.Select(a => a.PersonId).Distinct().ToList();
        foreach (var person in await db.Set<Person>().Where(p => p.HomeAgencyId == db.AgencyId || here.Contains(p.Id)).ToListAsync(ct))
        {
            ledger.Add(person);
        }

        return ledger;
    }
}
