using IsoDienTu.Kernel;
using IsoDienTu.Organisation;
using Microsoft.Extensions.DependencyInjection;

namespace IsoDienTu.Documents.Laws;

/// <summary>What external documents and the watch over them need of the host.</summary>
internal static class LawsSetup
{
    public const string Follow = "documents.follow_document";

    /// <summary>Sees how every agency of the province follows the changes of law.</summary>
    public const string OverseeRight = "documents.oversee_laws";

    public static ModuleSetup Laws(this ModuleSetup setup)
    {
        setup.Services.AddSingleton<LawWatch>();
        return setup
            .Right(LawBook.Right, "Ghi văn bản pháp luật và thay đổi của nó", Roles.IsoSecretary, Roles.ProvinceLead)
            .Right(LawBook.Province, "Sửa văn bản pháp luật do cơ quan khác ghi", Roles.ProvinceLead)
            .Right(OverseeRight, "Xem các cơ quan cập nhật theo thay đổi pháp luật", Roles.ProvinceLead, Roles.Inspector)
            .Menu("Văn bản pháp luật", "/Documents/Laws", "documents.read", "gavel", 302, "Hệ thống ISO")
            .Menu("Cập nhật theo pháp luật", "/Documents/Laws/Following", OverseeRight, "chart-bar", 308, "Hệ thống ISO")
            .On<DocumentIssued>("follow_issue", (_, work, issued, ct) => IssueFollowed.IssuedAsync(work, issued, ct))
            .On<DocumentWithdrawn>("follow_withdrawal", (_, work, withdrawn, ct) => IssueFollowed.WithdrawnAsync(work, withdrawn, ct))
            .Job<FollowDocument>(Follow, (_, work, cited, ct) => IssueFollowed.CitedAsync(work, cited, ct))
            .Every(TimeSpan.FromSeconds(20), "follow_laws", (services, ct) => services.GetRequiredService<LawWatch>().FollowAsync(ct))
            .Every(TimeSpan.FromMinutes(10), "read_citations", (services, ct) => services.GetRequiredService<LawWatch>().ReadAsync(ct))
            .Every(TimeSpan.FromHours(1), "remind_requests", (services, ct) => services.GetRequiredService<LawWatch>().RemindAsync(ct))
            .Api(LawApi.Map);
    }
}
