using System.Text.Json;
using IsoDienTu.Journeys.Support;
using IsoDienTu.Testing;
using Microsoft.Playwright;

namespace IsoDienTu.Journeys;

/// <summary>Drawing in a real browser on days that are not good: a file of another tool, two people at one drawing, a server out of reach.</summary>
public sealed class DrawnInBrowserTests(Chrome chrome) : IAsyncLifetime
{
    private const string Foreign = """
        <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:v="urn:vendor" id="d" targetNamespace="t">
        <collaboration id="c"><participant id="pool" name="Quy trình" processRef="p"/></collaboration>
        <process id="p"><laneSet id="ls"><lane id="l" name="Chuyên viên"><flowNodeRef>s</flowNodeRef><flowNodeRef>t</flowNodeRef><flowNodeRef>g</flowNodeRef><flowNodeRef>e</flowNodeRef></lane></laneSet>
        <startEvent id="s"/><userTask id="t" name="Kiểm tra" v:colour="red"><extensionElements><v:thing a="1"><v:inner>giữ</v:inner></v:thing></extensionElements></userTask>
        <boundaryEvent id="b" attachedToRef="t" cancelActivity="false"><timerEventDefinition><timeCycle>R3/PT1H</timeCycle></timerEventDefinition></boundaryEvent><sequenceFlow id="f5" sourceRef="b" targetRef="e"/>
        <exclusiveGateway id="g"/><endEvent id="e"/><sequenceFlow id="f1" sourceRef="s" targetRef="t"/><sequenceFlow id="f2" sourceRef="t" targetRef="g"/>
        <sequenceFlow id="f3" name="Đạt" sourceRef="g" targetRef="e"/><sequenceFlow id="f4" name="Làm lại" sourceRef="g" targetRef="t"/></process></definitions>
        """;

    private TestSite site = null!;
    private Office office = null!;

    public async ValueTask InitializeAsync()
    {
        site = await TestSite.StartAsync(port: true);
        office = await Office.OpenAsync(site, "H99.10", "Sở Tài chính tỉnh Lam Giang", "Bùi");
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task What_another_tool_wrote_survives_and_every_menu_speaks_vietnamese()
    {
        await using var secretary = await Visit.SignedInAsync(chrome, site, office.Secretary);
        var (page, id) = (secretary.Page, await BeginAsync(secretary));
        await OpenAsync(secretary, id);
        foreach (var element in (string[])["s", "t", "g", "e", "f3", "pool", "l"])
        {
            await page.Locator($".djs-element[data-element-id={element}] > .djs-hit").First.ClickAsync(new() { Force = true });
            var menu = page.Locator(".djs-context-pad [data-action=replace]");
            if (await menu.CountAsync() > 0)
            {
                await menu.First.ClickAsync();
                await page.Locator(".djs-popup").WaitForAsync();
                await page.Keyboard.PressAsync("Escape");
            }
        }

        Assert.Empty(await page.EvaluateAsync<string[]>("() => window.untranslated"));
        await RenameAsync(page, "Kiểm tra", "Kiểm tra lại");
        await page.Locator("[data-elements] button[data-element=b]").ClickAsync();
        await page.Locator("#p-time").FillAsync("R5/PT2H");
        await page.Keyboard.PressAsync("Tab");
        await SavedAsync(page);
        var (_, draft) = await secretary.AskAsync($"/api/v1/process-drafts/{id}");
        var xml = JsonDocument.Parse(draft).RootElement.GetProperty("xml").GetString()!;
        Assert.Contains("v:colour=\"red\"", xml, StringComparison.Ordinal);
        Assert.Contains("<v:inner>giữ</v:inner>", xml, StringComparison.Ordinal);
        Assert.Contains("Kiểm tra lại", xml, StringComparison.Ordinal);
        Assert.Contains("R5/PT2H</", xml, StringComparison.Ordinal);
        Assert.Contains("timeCycle", xml, StringComparison.Ordinal);
        Assert.DoesNotContain("timeDuration", xml, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_people_at_one_drawing_hear_of_each_other()
    {
        await using var secretary = await Visit.SignedInAsync(chrome, site, office.Secretary);
        await using var administrator = await Visit.SignedInAsync(chrome, site, office.Administrator);
        var id = await BeginAsync(secretary);
        await OpenAsync(secretary, id);
        await OpenAsync(administrator, id);
        await RenameAsync(secretary.Page, "Kiểm tra", "Thẩm tra");
        await SavedAsync(secretary.Page);
        await RenameAsync(administrator.Page, "Kiểm tra", "Rà soát");
        var panel = administrator.Page.Locator("[data-conflict]");
        await Assertions.Expect(panel).ToContainTextAsync("Bùi Thị Thanh đã lưu bản vẽ này");
        await Assertions.Expect(panel).ToContainTextAsync("Thẩm tra");
        await Assertions.Expect(panel).ToContainTextAsync("Rà soát");
        Assert.Contains("Thẩm tra", (await secretary.AskAsync($"/api/v1/process-drafts/{id}")).Text, StringComparison.Ordinal);
        await panel.GetByLabel("Mã của quy trình mới").FillAsync("QT.10-B");
        await panel.GetByRole(AriaRole.Button, new() { Name = "Lưu bản của tôi thành quy trình khác" }).ClickAsync();
        await administrator.Page.GetByRole(AriaRole.Heading, new() { Name = "Vẽ QT.10-B" }).WaitForAsync();
        await administrator.Page.Locator("[data-elements]").GetByText("Rà soát").First.WaitForAsync();
    }

    [Fact]
    public async Task What_was_drawn_without_the_server_is_offered_again()
    {
        await using var secretary = await Visit.SignedInAsync(chrome, site, office.Secretary);
        var id = await BeginAsync(secretary);
        // A tab of its own: the browser itself reports each call that found no server.
        var tab = await secretary.Page.Context.NewPageAsync();
        tab.Dialog += (_, asked) => _ = asked.AcceptAsync();
        await tab.GotoAsync($"/Processes/Designing/Draw/{id}");
        await tab.Locator("#designer[data-ready]").WaitForAsync();
        await tab.Context.SetOfflineAsync(true);
        await RenameAsync(tab, "Kiểm tra", "Vẽ khi mất mạng");
        await Assertions.Expect(tab.Locator("[data-status]")).ToContainTextAsync("Chưa nối được máy chủ");
        await tab.CloseAsync();

        await secretary.Page.Context.SetOfflineAsync(false);
        await OpenAsync(secretary, id);
        await secretary.Page.GetByText("Trình duyệt này còn giữ một bản vẽ").WaitForAsync();
        await secretary.Page.GetByRole(AriaRole.Button, new() { Name = "Vẽ tiếp bản đó" }).ClickAsync();
        await secretary.Page.Locator("[data-elements]").GetByText("Vẽ khi mất mạng").First.WaitForAsync();
        await SavedAsync(secretary.Page);
        Assert.Contains("Vẽ khi mất mạng", (await secretary.AskAsync($"/api/v1/process-drafts/{id}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_script_drawing_table_and_findings_are_read()
    {
        await using var secretary = await Visit.SignedInAsync(chrome, site, office.Secretary);
        var id = await BeginAsync(secretary);
        await using var plain = await Visit.SignedInAsync(chrome, site, office.Administrator, script: false);
        await plain.OpenAsync($"/Processes/Designing/Draw/{id}");
        await plain.ReadsAsync("Kiểm tra", "Đạt → e; Làm lại → Kiểm tra", "Kiểm tra trước khi ban hành");
        Assert.Equal(1, await plain.Main.Locator("svg.bpmn").CountAsync());
    }

    private static async Task<string> BeginAsync(Visit person) =>
        await person.Page.EvaluateAsync<string>(
            """
            async (xml) => {
              const answer = await fetch('/api/v1/process-drafts', { method: 'POST', headers: { 'Content-Type': 'application/json', 'Idempotency-Key': '12345678-begin' }, body: JSON.stringify({ key: 'QT.10', title: 'Quy trình', xml }) });
              return answer.json();
            }
            """,
            Foreign
        );

    private static async Task OpenAsync(Visit person, string id)
    {
        await person.OpenAsync($"/Processes/Designing/Draw/{id}");
        await person.Page.Locator("#designer[data-ready]").WaitForAsync();
    }

    private static async Task RenameAsync(IPage page, string old, string name)
    {
        await page.Locator("[data-elements]").GetByText(old, new() { Exact = false }).First.ClickAsync();
        await page.Locator("[data-properties]").GetByLabel("Tên", new() { Exact = true }).FillAsync(name);
        await page.Keyboard.PressAsync("Enter");
    }

    private static Task SavedAsync(IPage page) => Assertions.Expect(page.Locator("[data-status]")).ToContainTextAsync("Đã lưu");
}
