using IsoDienTu.AuditLog;
using IsoDienTu.Documents;
using IsoDienTu.Kernel;
using IsoDienTu.Organisation;
using IsoDienTu.Procedures;

namespace IsoDienTu.Web.Demo;

/// <summary>A department of the demo shares one procedure as a model; a commune follows it with a shorter time for one step.</summary>
internal sealed class DemoModels(DemoStage stage, IReadOnlyDictionary<string, int> agencyOf)
{
    private const string Owner = "H99.02";
    private const string Adopter = "H99.63.03";
    private const string Code = "QT.NV.04";
    private const string OwnCode = "QT.TK.05";

    private static readonly (ModelPlace Place, string Value)[] Places =
    [
        (
            new("Bộ phận tiếp nhận và trả kết quả của Sở Nội vụ", "noi-tiep-nhan", "Nơi tiếp nhận và trả kết quả"),
            "Trung tâm Phục vụ hành chính công xã"
        ),
        (new("Chuyên viên Phòng Tổ chức và Hội", "nguoi-thu-ly", "Người thụ lý"), "Công chức Phòng Văn hóa - Xã hội"),
        (new("Phòng Tổ chức và Hội", "phong", "Phòng chuyên môn"), "Phòng Văn hóa - Xã hội"),
        (new("Lãnh đạo Sở", "lanh-dao", "Ai ký kết quả"), "Lãnh đạo Ủy ban nhân dân xã"),
        (new("Văn thư Sở", "van-thu", "Văn thư của cơ quan"), "Văn thư xã"),
    ];

    private static readonly Dictionary<string, string> OwnTerms = new(StringComparer.Ordinal)
    {
        ["B4"] = "05 ngày làm việc",
        ["4"] = "05 ngày làm việc",
    };

    /// <param name="day">On which it happens.</param>
    public async Task LoadAsync(DateOnly day, CancellationToken ct)
    {
        stage.Clock.Reach(new DateTimeOffset(day, new TimeOnly(14, 0), VietnamTime.Offset));
        var (owner, adopter) = (agencyOf[Owner], agencyOf[Adopter]);
        var staff = await DemoStaff.ReadAsync(stage, [owner, adopter], day, ct);
        var agencies = stage.Get<Agencies>();
        var (ownerCard, adopterCard) = ((await agencies.FindAsync(owner, ct))!, (await agencies.FindAsync(adopter, ct))!);
        var model = await stage.OnceAsync(
            staff.Pick(owner, "procedures.share", 0),
            owner,
            "demo.share",
            "share-model",
            (work, token) => ModelProcedures.ShareAsync(work, ownerCard, Code, Places.Select(p => p.Place), token),
            ct
        );
        var values = Places.ToDictionary(p => p.Place.Key, p => p.Value, StringComparer.Ordinal);
        var writer = staff.Pick(adopter, "procedures.import", 0);
        var draft = await stage.OnceAsync(
            writer,
            adopter,
            "demo.adopt",
            "adopt-model",
            (work, token) => ModelProcedures.AdoptAsync(work, adopterCard, model, OwnCode, values, OwnTerms, token),
            ct
        );
        var head = staff.Of(adopter).First(p => p.Has("procedures.publish") && !p.Has("procedures.import")).Actor;
        await stage.OnceAsync(
            head,
            adopter,
            "demo.publish",
            "publish-adopted",
            (work, token) => PublishAsync(work, draft, writer, head, day, token),
            ct
        );
        await stage.FollowUpAsync(adopter, ct);
    }

    private async Task<Guid> PublishAsync(IWork work, Guid draft, Actor writer, Actor head, DateOnly day, CancellationToken ct)
    {
        var import = stage.Get<ProcedureImport>();
        await import.BindAsync(work, draft, day, ct);
        SignOff[] signs = [new(SignOffAct.Drafted, writer.Name, writer.Post, day), new(SignOffAct.Approved, head.Name, head.Post, day)];
        var published = await import.PublishAsync(work, draft, new IssueOrder(signs, day), ct);
        Log.Write(work, "procedures.published", "procedure", published.Code);
        return published.VersionId;
    }
}
