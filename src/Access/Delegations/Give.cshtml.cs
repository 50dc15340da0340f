using IsoDienTu.Kernel;
using IsoDienTu.Organisation;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace IsoDienTu.Access.Delegations;

/// <summary>Enters an absence, an authority, or both at once.</summary>
[Right("access.delegate")]
internal sealed class Give(
    Delegating delegating,
    People people,
    IEnumerable<IDelegationScope> scopes,
    TimeProvider clock,
    IStringLocalizer<Texts> texts
) : IsoPage
{
    [BindProperty]
    public DelegationInput Input { get; set; } = new();

    /// <summary>For whom; oneself when not said.</summary>
    [BindProperty(SupportsGet = true, Name = "person")]
    public Guid? Person { get; set; }

    public string PersonName { get; private set; } = "";

    /// <summary>For whom one may enter it; empty when only for oneself.</summary>
    public IReadOnlyList<SelectListItem> People { get; private set; } = [];
    public IReadOnlyList<SelectListItem> Substitutes { get; private set; } = [];
    public IReadOnlyList<SelectListItem> Posts { get; private set; } = [];
    public IReadOnlyList<SelectListItem> Processes { get; private set; } = [];
    public IReadOnlyList<SelectListItem> PowerChoices =>
        [.. Organisation.Powers.All.Select(p => new SelectListItem(DelegationWords.Power(p, texts), p))];
    public IReadOnlyList<SelectListItem> Forms =>
        [.. Enum.GetValues<SignatureForm>().Select(f => new SelectListItem(DelegationWords.Form(f, texts), f.ToString()))];

    protected override async Task<bool> LoadAsync(IsoDbContext db, CancellationToken ct)
    {
        var today = clock.GetUtcNow().VietnamDay();
        var staff = await people.StaffAsync(Acting.AgencyId, today, ct);
        Person ??= Acting.Actor.PersonId;
        if (Person != Acting.Actor.PersonId && (!Acting.Has("access.delegate_for") || staff.All(h => h.PersonId != Person)))
        {
            return false;
        }

        var own = staff.Where(h => h.PersonId == Person).ToList();
        PersonName = own.FirstOrDefault()?.Name ?? Acting.Actor.Name;
        Posts = [.. own.Select(h => new SelectListItem($"{h.Title}, {h.UnitName}", $"{h.PostId}"))];
        var others = staff.DistinctBy(h => h.PersonId).Select(h => new SelectListItem($"{h.Name} – {h.Title}", $"{h.PersonId}")).ToList();
        Substitutes = [.. others.Where(o => o.Value != $"{Person}")];
        People = Acting.Has("access.delegate_for") ? others : [];
        foreach (var person in People)
        {
            person.Selected = person.Value == $"{Person}";
        }

        var processes = new List<SelectListItem>();
        foreach (var scope in scopes)
        {
            processes.AddRange(
                (await scope.ProcessesAsync(Acting.AgencyId, ct)).Select(p => new SelectListItem($"{p.Key} – {p.Title}", p.Key))
            );
        }

        Processes = processes;
        if (HttpMethods.IsGet(Request.Method))
        {
            (Input.ValidFrom, Input.DecidedOn) = (today, today);
            Input.Posts = [.. own.Select(h => h.PostId)];
        }

        return true;
    }

    public Task<IActionResult> OnPostAsync(CancellationToken ct) =>
        DoAsync(
            "access.delegate",
            async (work, token) =>
            {
                Input.PersonId = Person;
                var made = await delegating.GiveAsync(work, Acting, Input, token);
                Notice = texts["Đã ghi nhận."];
                return "/Access/Delegations/Show/" + made;
            },
            ct
        );
}
