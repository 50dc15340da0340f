using IsoDienTu.Kernel;
using IsoDienTu.Organisation;
using Microsoft.Extensions.DependencyInjection;

namespace IsoDienTu.Processes.Calendars;

/// <summary>What the calendars need of the host.</summary>
internal static class CalendarSetup
{
    public static ModuleSetup Calendars(this ModuleSetup setup)
    {
        string[] everybody = [.. Roles.All.Select(r => r.Code)];
        setup.Services.AddSingleton<CalendarBook>();
        setup.Services.AddSingleton(s => new WorkSchedules(s.GetRequiredService<Agencies>(), s.GetRequiredService<CalendarBook>()));
        setup.Services.AddSingleton<Foresight>();
        setup.Services.AddSingleton<Deciding>();
        setup.Services.AddSingleton<Recounts>();
        return setup
            .Right("processes.read_calendar", "Xem lịch làm việc", everybody)
            .Right(
                "processes.calendar",
                "Ghi ngày nghỉ, ngày làm bù của cơ quan mình",
                Roles.Administrator,
                Roles.AgencyHead,
                Roles.ProvinceLead
            )
            .Right(Deciding.Province, "Ghi ngày nghỉ, ngày làm bù chung của tỉnh", Roles.ProvinceLead)
            .Menu("Lịch làm việc", "/Processes/Calendars", "processes.read_calendar", "calendar", 905, "Quản trị")
            .OnEveryNode<CalendarChanged>(services => services.GetRequiredService<CalendarBook>().Changed())
            .Every(TimeSpan.FromSeconds(2), "recount", (services, ct) => services.GetRequiredService<Recounts>().RunAsync(ct))
            .Api(CalendarApi.Map);
    }
}
