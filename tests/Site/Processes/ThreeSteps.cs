using IsoDienTu.Processes;
using IsoDienTu.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace IsoDienTu.Site.Processes;

/// <summary>A procedure of three steps: the desk receives, a specialist examines, a leader signs.</summary>
internal static class ThreeSteps
{
    public static readonly ProcessDraft Draft = new(
        "QT.01",
        "Cấp giấy thử nghiệm",
        [new("L1", "Bộ phận một cửa"), new("L2", "Chuyên viên"), new("L3", "Lãnh đạo")],
        [
            new("S1", "1", "Tiếp nhận hồ sơ", "L1", "0,5 ngày", 240, ["BM.01"]),
            new("S2", "2", "Thẩm định", "L2", "2 ngày", 960, []),
            new("S3", "3", "Ký duyệt", "L3", "1 ngày", 480, []),
        ],
        [
            new(DraftEnds.Start, "S1", null),
            new("S1", "S2", null),
            new("S2", "S3", "Đạt"),
            new("S2", DraftEnds.Applicant, "Thiếu giấy tờ", DraftFlowKind.Supplement),
            new("S2", DraftEnds.Refused, "Không đủ điều kiện", DraftFlowKind.Refuse),
            new("S3", DraftEnds.End, "Đồng ý"),
            new("S3", "S2", "Không đồng ý", DraftFlowKind.Rework),
        ]
    );

    /// <param name="posts">Of the desk, the specialists and the leader.</param>
    public static async Task<Guid> PublishAsync(Scene office, params Guid[][] posts)
    {
        var draft = await office.DoAsync((work, ct) => Definitions.SaveDraftAsync(work, Draft, ct));
        var roles = draft.Lanes.Select((l, i) => new RoleBinding(l.Id, l.RoleWords, posts[i])).ToList();
        return (await office.PublishAsync(draft.Id, roles, 1680)).Id;
    }

    /// <returns>The subject, of the kind "test".</returns>
    public static async Task<Guid> StartAsync(TestSite site, Scene office, Guid version)
    {
        var engine = site.Services.GetRequiredService<ProcessEngine>();
        var subject = Guid.CreateVersion7();
        var due = site.Clock.GetUtcNow().AddDays(5);
        var start = new StartProcess(version, "test", subject, "HS-1", "Cấp giấy cho người thử", "3,5 ngày làm việc", due);
        await office.DoAsync((work, ct) => engine.StartAsync(work, start, ct));
        return subject;
    }
}
