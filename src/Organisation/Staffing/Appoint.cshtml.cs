using IsoDienTu.AuditLog;
using IsoDienTu.Kernel;
using IsoDienTu.Organisation.Rules;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace IsoDienTu.Organisation.Staffing;

/// <summary>Puts a person into a post.</summary>
[Right("organisation.appoint")]
internal sealed class Appoint(Agencies agencies, IStringLocalizer<Texts> texts) : IsoPage
{
    [BindProperty]
    public AppointInput Input { get; set; } = new();

    public int Agency => Acting.AgencyId;
    public bool MayAddPerson => Acting.Has("organisation.edit_structure");
    public IReadOnlyList<SelectListItem> Kinds => Choices.Of<AppointmentKind>(texts);
    public IReadOnlyList<SelectListItem> Posts { get; private set; } = [];
    public IReadOnlyList<SelectListItem> People { get; private set; } = [];

    protected override async Task<bool> LoadAsync(IsoDbContext db, CancellationToken ct)
    {
        var today = agencies.Today;
        var posts = (await PostList.ReadAsync(db, null, ct)).Where(p => p.Exists.To is null || p.Exists.To >= today);
        Posts = [.. posts.Select(p => new SelectListItem($"{p.UnitName}: {p.Title}", p.Id.ToString()))];
        var people = await db.Set<Person>().Where(p => p.HomeAgencyId == Acting.AgencyId).OrderBy(p => p.Name).ToListAsync(ct);
        People = [.. people.Select(p => new SelectListItem(p.StaffCode is null ? p.Name : $"{p.Name} ({p.StaffCode})", p.Id.ToString()))];
        if (!HttpMethods.IsPost(Request.Method))
        {
            Input.ValidFrom = today;
            Input.PostId = Guid.TryParse(Request.Query["post"], out var post) ? post : null;
            Input.PersonId = Guid.TryParse(Request.Query["person"], out var person) ? person : null;
        }

        return true;
    }

    public Task<IActionResult> OnPostAsync(CancellationToken ct) =>
        DoAsync(
            "organisation.appoint",
            async (work, token) =>
            {
                await OneAtATime.StaffAsync(work, token);
                var ledger = await StaffLedger.LoadAsync(work.Db, token);
                var appointment = StaffWriter.Add(work, Input.ToDraft(agencies.Today), ledger);
                Log.Write(
                    work,
                    "organisation.appointed",
                    "appointment",
                    appointment.Id.ToString("N"),
                    null,
                    appointment.Facts(),
                    appointment.Decision
                );
                Notice = texts["Đã bổ nhiệm {0}.", ledger.NameOf(appointment.PersonId)];
                return $"/Organisation/Show/{work.AgencyId}#structure";
            },
            ct
        );
}

/// <summary>The fields of an appointment as typed.</summary>
internal sealed class AppointInput
{
    public Guid? PersonId { get; set; }
    public Guid? PostId { get; set; }
    public AppointmentKind Kind { get; set; } = AppointmentKind.Principal;
    public DateOnly? ValidFrom { get; set; }
    public DateOnly? ValidTo { get; set; }
    public string? Decision { get; set; }

    public AppointmentDraft ToDraft(DateOnly today) =>
        new()
        {
            PersonId = PersonId ?? Guid.Empty,
            PostId = PostId ?? Guid.Empty,
            Kind = Kind,
            ValidFrom = ValidFrom ?? today,
            ValidTo = ValidTo,
            Decision = Decision?.Trim() ?? "",
        };
}
