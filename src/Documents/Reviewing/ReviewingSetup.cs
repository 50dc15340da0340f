using IsoDienTu.Documents.Listing;
using IsoDienTu.Kernel;
using IsoDienTu.Organisation;
using Microsoft.Extensions.DependencyInjection;

namespace IsoDienTu.Documents.Reviewing;

/// <summary>What periodic review needs of the host.</summary>
internal static class ReviewingSetup
{
    public static ModuleSetup Reviewing(this ModuleSetup setup)
    {
        setup.Services.AddSingleton<IHomePart, ReviewsHome>();
        setup.Services.AddSingleton<DocumentLists>();
        return setup
            .Right(Reviews.Right, "Xem xét định kỳ tài liệu", Roles.IsoSecretary, Roles.ProcessOwner, Roles.AgencyHead)
            .Menu("Xem xét định kỳ", "/Documents/Reviewing", "documents.read", "calendar-check", 305, "Hệ thống ISO")
            .Api(ReviewApi.Map)
            .Api(ListApi.Map);
    }
}
