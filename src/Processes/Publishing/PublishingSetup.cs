using IsoDienTu.Kernel;
using IsoDienTu.Organisation;
using Microsoft.Extensions.DependencyInjection;

namespace IsoDienTu.Processes.Publishing;

/// <summary>What publishing drawn processes needs of the host.</summary>
internal static class PublishingSetup
{
    public const string Right = "processes.publish";

    /// <summary>Apart from the right to draw: who only draws asks for it.</summary>
    public static ModuleSetup Publishing(this ModuleSetup setup)
    {
        setup.Services.AddSingleton<PublishRequests>();
        setup.Services.AddSingleton<IHomePart, RequestsHome>();
        return setup
            .Right(Right, "Ban hành quy trình điện tử", Roles.ProcessOwner, Roles.AgencyHead, Roles.IsoSecretary)
            .Menu("Đề nghị ban hành", "/Processes/Publishing", Right, "send", 297, "Hệ thống ISO")
            .Api(RequestApi.Map);
    }
}
