using IsoDienTu.Kernel;
using IsoDienTu.Organisation;
using Microsoft.Extensions.DependencyInjection;

namespace IsoDienTu.Documents.Distributing;

/// <summary>What distribution needs of the host.</summary>
internal static class DistributingSetup
{
    public static ModuleSetup Distributing(this ModuleSetup setup)
    {
        setup.Services.AddSingleton<Duties>();
        setup.Services.AddSingleton<Places>();
        setup.Services.AddSingleton<Gate>();
        setup.Services.AddSingleton<DistributionFiles>();
        setup.Services.AddSingleton<DistributingWatch>();
        setup.Services.AddSingleton<IHomePart, ReadingsHome>();
        setup.Services.AddSingleton<IHomePart, CopiesHome>();
        return setup
            .Right(Lists.Right, "Phổ biến, phân phối tài liệu", Roles.IsoSecretary, Roles.ProcessOwner, Roles.AgencyHead)
            .Menu("Tài liệu cần đọc", "/Documents/Readings", "documents.read", "book", 301, "Hệ thống ISO")
            .Menu("Phổ biến, phân phối", "/Documents/Distributing", Lists.Right, "users-group", 306, "Hệ thống ISO")
            .Menu("Sổ phân phối – thu hồi", "/Documents/Distributing/Book", Lists.Right, "clipboard-list", 307, "Hệ thống ISO")
            .On<DocumentIssued>("read_issue", (s, work, issued, ct) => DutiesOf(s).FollowAsync(work, issued.DocumentId, ct))
            .On<DocumentWithdrawn>("read_no_more", (s, work, gone, ct) => DutiesOf(s).FollowAsync(work, gone.DocumentId, ct))
            .On<DocumentSheetsChanged>("read_scheduled", (s, work, changed, ct) => DutiesOf(s).FollowAsync(work, changed.DocumentId, ct))
            .Job<CheckGate>(Gate.Check, (s, work, check, ct) => s.GetRequiredService<Gate>().CheckAsync(work, check.DocumentId, ct))
            .Job<FollowReaders>(Duties.Follow, (s, work, follow, ct) => DutiesOf(s).FollowAsync(work, follow.DocumentId, ct))
            .Every(TimeSpan.FromHours(1), "follow_readers", (s, ct) => s.GetRequiredService<DistributingWatch>().FollowAsync(ct))
            .Every(TimeSpan.FromHours(1), "remind_readers", (s, ct) => s.GetRequiredService<DistributingWatch>().RemindAsync(ct))
            .Api(DistributionApi.Map)
            .Api(CopyApi.Map);
    }

    private static Duties DutiesOf(IServiceProvider services) => services.GetRequiredService<Duties>();
}
