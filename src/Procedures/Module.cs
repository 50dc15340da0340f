using IsoDienTu.Documents;
using IsoDienTu.Kernel;
using IsoDienTu.Procedures.Approving;
using IsoDienTu.Procedures.Catalogue;
using IsoDienTu.Procedures.Models;
using IsoDienTu.Procedures.Publishing;
using IsoDienTu.Procedures.Uploads;
using IsoDienTu.Processes;
using Microsoft.Extensions.DependencyInjection;

namespace IsoDienTu.Procedures;

/// <summary>Work procedures: from an approved file to a published version that people read and the engine runs.</summary>
public sealed class Module : IModule
{
    /// <inheritdoc />
    public string Name => "Procedures";

    /// <inheritdoc />
    public void Describe(ModuleSetup setup)
    {
        setup
            .Right(
                "procedures.read",
                "Xem quy trình của cơ quan",
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
            .Right("procedures.import", "Nhập và soạn quy trình", "iso-secretary", "process-owner")
            .Right("procedures.publish", "Ban hành quy trình", "iso-secretary", "agency-head")
            .Models()
            .Catalogue()
            .KeepsFiles("procedures.procedure_version", "source_sha256")
            .KeepsFiles("procedures.procedure_version", "card", within: true)
            .KeepsFiles("procedures.upload", "file_sha256")
            .KeepsFiles("procedures.upload", "card", within: true)
            .Menu("Quy trình", "/Procedures", "procedures.read", "route", 290, "Hệ thống ISO")
            .On<DocumentWithdrawn>("withdrawn", (_, work, withdrawn, ct) => Publication.EndAsync(work, withdrawn, ct))
            .On<ProcessEnded>(
                "approval_ended",
                (services, work, ended, ct) => services.GetRequiredService<Returned>().TakeAsync(work, ended, ct),
                ended => ended.SubjectKind == Approvals.SubjectKind
            );
        setup.Services.AddSingleton<IApprovalPath, ApprovalPath>();
        setup.Services.AddSingleton<IAutomaticStep, IssueApproved>();
        setup.Services.AddSingleton<ISubjectPanel, DocumentPanel>();
        setup.Services.AddSingleton<Returned>();
        setup.Services.AddSingleton<ProcedureImport>();
        setup.Services.AddSingleton<IDocumentDrawing, PrintedDiagram>();
        setup.Services.AddSingleton<IHomePart, DraftsHome>();
        setup.Services.AddSingleton<IDocumentUses, ProcedureUses>();
        setup.Services.AddSingleton<IWaitingIssue, WaitingProcedure>();
        setup.Services.AddSingleton<ICoveredProcedures, CoveredProcedures>();
    }
}
