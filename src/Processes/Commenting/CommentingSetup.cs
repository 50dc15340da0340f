using IsoDienTu.Kernel;
using IsoDienTu.Organisation;

namespace IsoDienTu.Processes.Commenting;

/// <summary>What comments on drawings need of the host.</summary>
internal static class CommentingSetup
{
    public const string Right = "processes.comment";

    /// <summary>Who draws comments too, and so do those who will do the steps.</summary>
    public static ModuleSetup Commenting(this ModuleSetup setup) =>
        setup
            .Right(
                Right,
                "Xem và góp ý sơ đồ quy trình",
                Roles.ProcessOwner,
                Roles.IsoSecretary,
                Roles.Administrator,
                Roles.AgencyHead,
                Roles.UnitHead,
                Roles.Specialist,
                Roles.DeskClerk,
                Roles.RecordsClerk
            )
            .Menu("Góp ý sơ đồ", "/Processes/Commenting", Right, "messages", 296, "Hệ thống ISO")
            .Api(CommentApi.Map);
}
