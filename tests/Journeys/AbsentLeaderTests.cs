using IsoDienTu.Journeys.Support;
using IsoDienTu.Kernel;
using IsoDienTu.Organisation;
using IsoDienTu.Testing;

namespace IsoDienTu.Journeys;

/// <summary>The leader is absent and the deputy signs: within the days, in the form and by the decision that was entered, with both names kept.</summary>
public sealed class AbsentLeaderTests(Chrome chrome) : IAsyncLifetime
{
    private const string Licence = """
        <startEvent id="s"/><userTask id="draft" name="Dự thảo giấy phép"/>
        <userTask id="sign" name="Ký giấy phép"><extensionElements><i:step xmlns:i="urn:isodientu:bpmn:1" number="2" kind="sign"/></extensionElements></userTask>
        <endEvent id="e"/>
        """;

    private TestSite site = null!;
    private Office office = null!;
    private Player deputy = null!;
    private Guid subject;

    public async ValueTask InitializeAsync()
    {
        site = await TestSite.StartAsync(port: true);
        office = await Office.OpenAsync(site, "H99.17", "Sở Công Thương tỉnh Lam Giang", "Đặng");
        deputy = await office.Scene.PersonAsync("Đặng Thị Phó", "Phó Giám đốc Sở", PostKind.Deputy, Roles.Specialist);
        var version = await DrawnProcess.PublishAsync(office.Scene, office.Head, "CT.01", Licence, "s>draft draft>sign sign>e");
        subject = await DrawnProcess.StartAsync(site, office.Scene, version, "HS-1");
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task The_leader_is_absent_and_the_deputy_signs()
    {
        var day = site.Clock.GetUtcNow().VietnamDay();
        await using (var head = await Visit.SignedInAsync(chrome, site, office.Head))
        {
            await head.OpenAsync("/Access/Delegations");
            await head.ReadsAsync("Trước khi đi vắng, hãy báo ở đây");
            await head.FollowAsync("Báo vắng, ủy quyền", head.Main);
            await head.FillAsync("Đến hết ngày", $"{day.AddDays(2):yyyy-MM-dd}");
            await head.FillAsync("Số văn bản làm căn cứ", "27/QĐ-SCT");
            await head.ChooseAsync("Người làm thay", "Đặng Thị Phó – Phó Giám đốc Sở");
            await head.ChooseAsync("Hình thức ký", "KT. – ký thay: cấp phó ký thay người đứng đầu");
            await head.Group("Chỉ các bước").GetByLabel("Ký duyệt").CheckAsync();
            await head.PressAsync("Ghi nhận");
            await head.ReadsAsync("Đã ghi nhận.", "27/QĐ-SCT", "Đặng Thị Phó – Phó Giám đốc Sở", "Ký duyệt", "Đang hiệu lực");

            await head.OpenAsync("/Processes/Inbox");
            await head.FollowAsync("Dự thảo giấy phép", head.Main);
            await head.PressAsync("Hoàn thành bước");
        }

        await using (var second = await Visit.SignedInAsync(chrome, site, deputy))
        {
            await second.OpenAsync("/Processes/Inbox");
            await second.ReadsAsync("thay Đặng Văn Quang");
            await second.FollowAsync("2 Ký giấy phép", second.Main);
            await second.ReadsAsync("Bạn làm bước này thay Đặng Văn Quang.", "KT. Giám đốc Sở · Phó Giám đốc Sở", "27/QĐ-SCT");
            await second.PressAsync("Hoàn thành bước");
            await second.OpenAsync("/Processes/Inbox?of=done");
            await second.FollowAsync("2 Ký giấy phép", second.Main);
            await second.ReadsAsync("Đặng Thị Phó làm thay Đặng Văn Quang", "KT. Giám đốc Sở · Phó Giám đốc Sở");
        }

        var signed = (await DrawnProcess.HistoryAsync(site, office.Scene, subject))[^1];
        Assert.Equal(("Đặng Thị Phó", "Done"), (signed.Person, signed.State));
        await using var back = await Visit.SignedInAsync(chrome, site, office.Head);
        await back.OpenAsync("/Access/Delegations");
        await back.FollowAsync("Đặng Văn Quang", back.Main);
        await back.FillAsync("Lý do", "Đã đi làm lại");
        await back.PressAsync("Chấm dứt");
        await back.ReadsAsync("Đã chấm dứt", "Đã đi làm lại");
    }
}
