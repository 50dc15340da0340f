using IsoDienTu.Journeys.Support;
using IsoDienTu.Testing;

namespace IsoDienTu.Journeys;

/// <summary>The leader looks where work is jammed, and goes from the drawing to the very steps.</summary>
public sealed class WaitingWorkTests(Chrome chrome) : IAsyncLifetime
{
    private TestSite site = null!;
    private Office office = null!;

    public async ValueTask InitializeAsync()
    {
        site = await TestSite.StartAsync(port: true);
        office = await Office.OpenAsync(site, "H99.18", "Sở Y tế tỉnh Lam Giang", "Bùi");
        var version = await DrawnProcess.PublishAsync(
            office.Scene,
            office.Specialist,
            "YT.02",
            """
            <startEvent id="s"/><userTask id="check" name="Thẩm định hồ sơ"><extensionElements><i:step xmlns:i="urn:isodientu:bpmn:1" number="1" term="2 ngày"/></extensionElements></userTask>
            <userTask id="draft" name="Dự thảo chứng chỉ"/><userTask id="sign" name="Ký"/><endEvent id="e"/>
            """,
            "s>check check>draft draft>sign sign>e"
        );
        for (var i = 0; i < 5; i++)
        {
            await DrawnProcess.StartAsync(site, office.Scene, version, $"HS-{i}");
        }
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task The_drawing_tells_where_work_waits_and_leads_to_it()
    {
        await using (var specialist = await Visit.SignedInAsync(chrome, site, office.Specialist))
        {
            await specialist.OpenAsync("/Processes/Inbox");
            await specialist.FollowAsync(
                "1 Thẩm định hồ sơ",
                specialist.Main.GetByRole(Microsoft.Playwright.AriaRole.Row, new() { Name = "HS-0" })
            );
            await specialist.PressAsync("Hoàn thành bước");
        }

        site.Clock.Advance(TimeSpan.FromDays(7));
        await using var head = await Visit.SignedInAsync(chrome, site, office.Head);
        await head.FollowAsync("Việc đang chờ ở đâu", head.Menu);
        await head.ReadsAsync("5 việc đang chờ, 4 quá hạn", "Nhiều việc nhất ở bước", "1 Thẩm định hồ sơ");
        await head.FollowAsync("YT.02", head.Main);
        await head.ReadsAsync("Bước càng nhiều việc thì ô càng đậm");
        await head.FollowAsync("1 Thẩm định hồ sơ", head.Main);
        await head.ReadsAsync("Chỉ việc ở một bước của quy trình.", "HS-1", "HS-4");
        await head.SaysNothingOfAsync("HS-0");
    }
}
