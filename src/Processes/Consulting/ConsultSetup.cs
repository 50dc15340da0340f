using IsoDienTu.Kernel;
using IsoDienTu.Organisation;
using IsoDienTu.Processes.Standard;
using Microsoft.Extensions.DependencyInjection;

namespace IsoDienTu.Processes.Consulting;

/// <summary>What asking for opinions needs of the host.</summary>
internal static class ConsultSetup
{
    public static ModuleSetup Consulting(this ModuleSetup setup)
    {
        setup.Services.AddSingleton<Errands>();
        setup.Services.AddSingleton<ErrandAnswers>();
        setup.Services.AddSingleton<Book>();
        setup.Services.AddSingleton<Asking>();
        setup.Services.AddSingleton<Withdrawing>();
        setup.Services.AddSingleton<Delivering>();
        setup.Services.AddSingleton<SilenceWatch>();
        setup.Services.AddSingleton<IErrandAnswer, Answering>();
        setup.Services.AddSingleton<ISubjectPanel, OpinionPanel>();
        return setup
            .Right(
                Asking.Right,
                "Lấy ý kiến cơ quan khác và đồng nghiệp",
                Roles.Specialist,
                Roles.UnitHead,
                Roles.AgencyHead,
                Roles.ProcessOwner
            )
            .Job<ErrandDone>(
                "processes.errand_done",
                (services, work, job, ct) => services.GetRequiredService<ErrandAnswers>().BringAsync(work, job, ct)
            )
            .Job<DeliverJob>(
                "processes.consult_deliver",
                (services, work, job, ct) => services.GetRequiredService<Delivering>().DeliverAsync(work, job, ct)
            )
            .Job<TakeBackJob>(
                "processes.consult_take_back",
                (services, work, job, ct) => services.GetRequiredService<Delivering>().TakeBackAsync(work, job, ct)
            )
            .Every(TimeSpan.FromSeconds(15), "watch_opinions", (services, ct) => services.GetRequiredService<SilenceWatch>().RunAsync(ct))
            .Api(ConsultationApi.Map);
    }
}
