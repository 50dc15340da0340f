using IsoDienTu.Documents.Announcing;
using IsoDienTu.Documents.Approving;
using IsoDienTu.Documents.Changing;
using IsoDienTu.Documents.Comparing;
using IsoDienTu.Documents.Distributing;
using IsoDienTu.Documents.Filling;
using IsoDienTu.Documents.Finished;
using IsoDienTu.Documents.Laws;
using IsoDienTu.Documents.Papers;
using IsoDienTu.Documents.Retaining;
using IsoDienTu.Documents.Reviewing;
using IsoDienTu.Documents.Searching;
using IsoDienTu.Documents.Signatures;
using IsoDienTu.Documents.Watching;
using IsoDienTu.Documents.Writing;
using IsoDienTu.Kernel;
using IsoDienTu.Organisation;
using Microsoft.Extensions.DependencyInjection;

namespace IsoDienTu.Documents;

/// <summary>Controlled documents: their issues, sign-offs, forms and the QR on their sheets.</summary>
public sealed class Module : IModule
{
    /// <inheritdoc />
    public string Name => "Documents";

    /// <inheritdoc />
    public void Describe(ModuleSetup setup)
    {
        setup
            .Right(
                "documents.read",
                "Đọc tài liệu của cơ quan",
                "iso-secretary",
                "process-owner",
                "agency-head",
                "unit-head",
                "specialist",
                "desk-clerk",
                "records-clerk",
                "archivist",
                "administrator",
                "inspector",
                "province-lead"
            )
            .Right(Drafts.Right, "Soạn tài liệu", Roles.IsoSecretary, Roles.ProcessOwner, Roles.UnitHead)
            .Right(Drafts.IssueRight, "Ban hành tài liệu", Roles.IsoSecretary, Roles.AgencyHead)
            .Right(
                DraftComments.Right,
                "Góp ý bản thảo tài liệu",
                Roles.IsoSecretary,
                Roles.ProcessOwner,
                Roles.UnitHead,
                Roles.AgencyHead,
                Roles.Specialist,
                Roles.DeskClerk,
                Roles.RecordsClerk
            )
            .Right("documents.withdraw", "Thu hồi tài liệu", "iso-secretary", "agency-head")
            .Menu("Tài liệu", "/Documents", "documents.read", "file-text", 300, "Hệ thống ISO")
            .Api(DocumentApi.Map)
            .Api(ApprovalApi.Map)
            .Api(PaperApi.Map)
            .Api(CompareApi.Map)
            .Laws()
            .Changing()
            .Reviewing()
            .Signatures()
            .Finished()
            .Announcing()
            .Distributing()
            .Filling()
            .Searching()
            .Retaining()
            .Watching();
        setup.Services.AddSingleton<DocumentQr>().AddSingleton<DocumentPapers>();
        setup.Services.AddSingleton<IHomePart, ApprovalsHome>();
    }
}
