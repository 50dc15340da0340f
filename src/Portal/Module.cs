using IsoDienTu.Documents;
using IsoDienTu.Kernel;
using IsoDienTu.Kernel.Parts;
using IsoDienTu.Organisation;
using IsoDienTu.Portal.Changes;
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
        // Every page of this module is public, and kept until something that it may show is published, taken back or changed.
        setup
            .OnEveryNode<AgencyChanged>(Renew)
            .OnEveryNode<DocumentIssued>(Renew)
            .OnEveryNode<DocumentWithdrawn>(Renew)
            .OnEveryNode<ProcedurePublished>(Renew)
            .OnEveryNode<ProcedureEnded>(Renew)
            .Api(ChangeFeeds.Map);
    }

    // A host without pages, the command line or the loader of the demo, keeps no answers of its own; those with pages hear of the change.
    private static void Renew(IServiceProvider services) => services.GetService<PublicCache>()?.Renew();
}
