using IsoDienTu.Kernel;
using IsoDienTu.Organisation;
using IsoDienTu.Processes.Standard;
using Microsoft.Extensions.DependencyInjection;

namespace IsoDienTu.Processes.Reception;

/// <summary>What receiving work from other agencies needs of the host.</summary>
internal static class ReceptionSetup
{
    public static ModuleSetup Reception(this ModuleSetup setup)
    {
        setup.Services.AddSingleton<Receivers>();
        setup.Services.AddSingleton<StandardPublisher>();
        setup.Services.AddSingleton<IHomePart, ReceptionHome>();
        return setup
            .Right(Receivers.Right, "Chỉ định người nhận việc từ cơ quan khác", Roles.IsoSecretary, Roles.ProcessOwner, Roles.Administrator)
            .Menu("Nhận việc từ cơ quan khác", "/Processes/Reception", Receivers.Right, "inbox", 922, "Quản trị")
            .Api(ReceptionApi.Map);
    }
}
