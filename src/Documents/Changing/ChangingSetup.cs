using IsoDienTu.Kernel;
using IsoDienTu.Organisation;
using Microsoft.Extensions.DependencyInjection;

namespace IsoDienTu.Documents.Changing;

/// <summary>What change requests need of the host.</summary>
internal static class ChangingSetup
{
    public static ModuleSetup Changing(this ModuleSetup setup)
    {
        setup.Services.AddSingleton<IHomePart, RequestsHome>();
        return setup
            .Right(
                Asking.Right,
                "Lập phiếu yêu cầu thay đổi tài liệu",
                Roles.IsoSecretary,
                Roles.ProcessOwner,
                Roles.AgencyHead,
                Roles.UnitHead,
                Roles.Specialist,
                Roles.DeskClerk,
                Roles.RecordsClerk
            )
            .Menu("Yêu cầu thay đổi", "/Documents/Changing", "documents.read", "clipboard-text", 304, "Hệ thống ISO")
            .Api(RequestApi.Map);
    }
}
