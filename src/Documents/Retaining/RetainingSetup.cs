using IsoDienTu.Kernel;
using IsoDienTu.Organisation;
using Microsoft.Extensions.DependencyInjection;

namespace IsoDienTu.Documents.Retaining;

/// <summary>What retention and destruction need of the host.</summary>
internal static class RetainingSetup
{
    public static ModuleSetup Retaining(this ModuleSetup setup)
    {
        setup.Services.AddSingleton<MinutesPapers>();
        setup.Services.AddSingleton<Destruction>();
        return setup
            .Right(RetentionTable.Right, "Đặt thời hạn lưu trữ chung của tỉnh", Roles.ProvinceLead)
            .Right(
                Proposing.Right,
                "Đề nghị tiêu hủy tài liệu hết hạn lưu, ghi biên bản tiêu hủy",
                Roles.Archivist,
                Roles.RecordsClerk,
                Roles.IsoSecretary
            )
            .Right(Deciding.Right, "Quyết định tiêu hủy tài liệu hết hạn lưu", Roles.AgencyHead)
            .Right(Holding.Right, "Tạm dừng và cho tiếp tục tiêu hủy tài liệu", Roles.AgencyHead, Roles.Archivist)
            .Menu("Lưu trữ, tiêu hủy", "/Documents/Retaining", "documents.read", "archive", 309, "Hệ thống ISO")
            .KeepsFiles("documents.rendition", "sha256")
            .KeepsFiles("documents.signature", "sha256")
            .KeepsFiles("documents.signature", "original_sha256")
            .KeepsFiles("documents.milestone_paper", "sha256")
            .KeepsFiles("documents.finished_file", "sha256")
            .KeepsFiles("documents.file_page", "picture")
            .KeepsFiles("documents.form", "file_sha256")
            .KeepsFiles("documents.version", "source_sha256")
            .KeepsFiles("documents.disposal_paper", "sha256")
            .Every(TimeSpan.FromSeconds(20), Destruction.Round, (services, ct) => services.GetRequiredService<Destruction>().RunAsync(ct))
            .Api(RetainingApi.Map)
            .Api(DisposalApi.Map);
    }
}
