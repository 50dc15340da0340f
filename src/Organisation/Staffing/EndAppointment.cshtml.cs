using IsoDienTu.AuditLog;
using IsoDienTu.Kernel;
using IsoDienTu.Organisation.Rules;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace IsoDienTu.Organisation.Staffing;

/// <summary>Ends an appointment on its last day, with the reason. Nothing is deleted.</summary>
[Right("organisation.appoint")]
internal sealed class EndAppointment(Agencies agencies, IStringLocalizer<Texts> texts) : IsoPage
{
    [BindProperty(SupportsGet = true, Name = "id")]
    public Guid Id { get; set; }

    [BindProperty]
    public uint Version { get; set; }

    [BindProperty]
    public EndInput Input { get; set; } = new();

    public int Agency => Acting.AgencyId;
    public Appointment Appointment { get; private set; } = null!;
    public string PersonName { get; private set; } = "";
    public string Title { get; private set; } = "";

    protected override async Task<bool> LoadAsync(IsoDbContext db, CancellationToken ct)
    {
        if (await db.Set<Appointment>().FirstOrDefaultAsync(a => a.Id == Id, ct) is not { } appointment)
        {
            return false;
        }

        Appointment = appointment;
        Version = appointment.Version;
        PersonName = await db.Set<Person>().Where(p => p.Id == appointment.PersonId).Select(p => p.Name).FirstAsync(ct);
        Title = await db.Set<Post>().Where(p => p.Id == appointment.PostId).Select(p => p.Title).FirstAsync(ct);
        Input.Last ??= agencies.Today;
        return true;
    }

    public Task<IActionResult> OnPostAsync(CancellationToken ct) =>
        ChangeAsync(
            "organisation.end_appointment",
            Version,
            async (work, posted, token) =>
            {
                await OneAtATime.StaffAsync(work, token);
                var appointment = await work.Db.Set<Appointment>().FirstAsync(a => a.Id == Id, token);
                work.Db.Expect(appointment, posted);
                var before = appointment.Facts();
                appointment.End(Input.Last ?? agencies.Today, Input.Reason ?? "");
                work.Publish(new AppointmentChanged(appointment.PersonId, appointment.PostId, appointment.ValidFrom, appointment.ValidTo));
                Log.Write(
                    work,
                    "organisation.appointment_ended",
                    "appointment",
                    Id.ToString("N"),
                    before,
                    appointment.Facts(),
                    Input.Reason
                );
                Notice = texts["Đã kết thúc bổ nhiệm của {0}.", PersonName];
                return $"/Organisation/Show/{work.AgencyId}#structure";
            },
            ct
        );
}

/// <summary>The fields as typed.</summary>
internal sealed class EndInput
{
    public DateOnly? Last { get; set; }
    public string? Reason { get; set; }
}
