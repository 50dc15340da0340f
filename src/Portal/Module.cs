using IsoDienTu.Documents;
using IsoDienTu.Kernel;
using IsoDienTu.Kernel.Parts;
using IsoDienTu.Organisation;
using IsoDienTu.Portal.Changes;
using IsoDienTu.Portal.Discovery;
using IsoDienTu.Portal.Embedding;
using IsoDienTu.Portal.OpenData;
using IsoDienTu.Procedures;
using Microsoft.Extensions.DependencyInjection;

namespace IsoDienTu.Portal;

/// <summary>Public pages: what agencies published, whether a printed sheet is still valid, where a dossier stands.</summary>
public sealed class Module : IModule
{
    /// <inheritdoc />
    public string Name => "Portal";

    /// <inheritdoc />
    public void Describe(ModuleSetup setup)
    {
        // Public pages are kept until something that they may show is published, taken back or changed.
        setup
            .OnEveryNode<AgencyChanged>(Renew)
            .OnEveryNode<DocumentIssued>(RenewOne)
            .OnEveryNode<DocumentWithdrawn>(RenewOne)
            .OnEveryNode<IssueSigned>(RenewOne)
            .OnEveryNode<SystemAnnounced>(RenewOne)
            .OnEveryNode<DocumentSheetsChanged>(RenewOne)
            .OnEveryNode<ProcedurePublished>(RenewOne)
            .OnEveryNode<ProcedureEnded>(RenewOne)
            .Right(
                "portal.embed",
                "Lấy đoạn mã nhúng hệ thống vào trang web của cơ quan",
                Roles.IsoSecretary,
                Roles.AgencyHead,
                Roles.Administrator
            )
            .Menu("Nhúng vào trang web", "/Portal/Embed", "portal.embed", "world", 340, "Hệ thống ISO")
            .Api(ChangeFeeds.Map)
            .Api(EmbedFiles.Map)
            .Api(DiscoveryFiles.Map)
            .Api(OpenDataFiles.Map);
        setup.Services.AddSingleton<Licence>();
    }

    // A host without pages, the command line or the loader of the demo, keeps no answers of its own; those with pages hear of the change.
    private static void Renew(IServiceProvider services) => services.GetService<PublicCache>()?.Renew();

    private static void RenewOne(IServiceProvider services, int? agencyId)
    {
        if (agencyId is { } id)
        {
            services.GetService<PublicCache>()?.Renew(id);
        }
        else
        {
            Renew(services);
        }
    }
}
