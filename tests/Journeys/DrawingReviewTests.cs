using IsoDienTu.Journeys.Support;
using IsoDienTu.Testing;
using Microsoft.Playwright;

namespace IsoDienTu.Journeys;

/// <summary>Before a new version goes out: what changed, what those who do the steps say, and a case tried on it.</summary>
public sealed class DrawingReviewTests(Chrome chrome) : IAsyncLifetime
{
    private const string Iso = "<extensionElements><i:step xmlns:i=\"urn:isodientu:bpmn:1\"";

    private TestSite site = null!;
    private Office office = null!;

    public async ValueTask InitializeAsync()
    {
        site = await TestSite.StartAsync(port: true);
        office = await Office.OpenAsync(site, "H99.25", "Sở Tài chính tỉnh Lam Giang", "Bùi");
        await DrawnProcess.PublishAsync(
            office.Scene,
            office.Specialist,
            "TC.01",
            $"""
            <startEvent id="s" name="Có hồ sơ"/><userTask id="check" name="Thẩm định hồ sơ">{Iso} number="1" term="2 ngày làm việc"/></extensionElements></userTask>
            <userTask id="copy" name="Sao chụp lưu">{Iso} number="2"/></extensionElements></userTask><endEvent id="e" name="Trả kết quả"/>
            """,
            "s>check check>copy copy>e"
        );
        await DrawnProcess.PublishAsync(
            office.Scene,
            office.Specialist,
            "TC.01",
            $"""
            <startEvent id="s" name="Có hồ sơ"/><userTask id="check" name="Thẩm định hồ sơ">{Iso} number="1" term="3 ngày làm việc"/></extensionElements></userTask>
            <exclusiveGateway id="g"/><serviceTask id="number" name="Cấp số"/><userTask id="sign" name="Ký duyệt">{Iso} number="2" term="4 giờ" kind="sign"/></extensionElements></userTask><endEvent id="e" name="Trả kết quả"/>
            <boundaryEvent id="late" attachedToRef="sign" cancelActivity="false"><timerEventDefinition><timeDuration>1 ngày làm việc</timeDuration></timerEventDefinition></boundaryEvent><endEvent id="told" name="Đã nhắc"/>
            <sequenceFlow id="ok" name="Đạt" sourceRef="g" targetRef="number"/><sequenceFlow id="again" name="Làm lại" sourceRef="g" targetRef="check"/>
            """,
            "s>check check>g number>sign sign>e late>told"
        );
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task What_changed_is_seen_commented_on_and_tried_before_it_is_published()
    {
        await using var secretary = await Visit.SignedInAsync(chrome, site, office.Secretary);
        await secretary.FollowAsync("Thiết kế quy trình", secretary.Menu);
        await secretary.FollowAsync("TC.01", secretary.Main);
        await secretary.FollowMoreAsync("So sánh phiên bản");
        await secretary.ReadsAsync("2 ngày làm việc → 3 ngày làm việc", "Bỏ đi", "Sao chụp lưu", "Thêm mới", "Ký duyệt");
        await secretary.Main.GetByRole(AriaRole.Link, new() { Name = "Bước «2. Ký duyệt»" }).ClickAsync();
        await Assertions.Expect(secretary.Page.Locator("#after-sign")).ToBeInViewportAsync();

        await using (var specialist = await Visit.SignedInAsync(chrome, site, office.Specialist))
        {
            await specialist.FollowAsync("Góp ý sơ đồ", specialist.Menu);
            await specialist.FollowAsync("TC.01", specialist.Main);
            await specialist.ChooseAsync("Góp ý về", "Bước «1. Thẩm định hồ sơ»");
            await specialist.FillAsync("Nội dung góp ý", "Ba ngày là ít khi phải hỏi ý kiến nơi khác.");
            await specialist.PressAsync("Gửi góp ý");
            await specialist.ReadsAsync("Đã góp ý (1 còn mở)", "Ba ngày là ít");
        }

        await secretary.OpenAsync(secretary.Where.Replace("Compare", "Show", StringComparison.Ordinal));
        await secretary.PressAsync("Vẽ bản mới từ bản đang áp dụng");
        await secretary.Page.Locator("#designer[data-ready]").WaitForAsync();
        var panel = secretary.Page.Locator("[data-comments]");
        await Assertions.Expect(panel).ToContainTextAsync("Ba ngày là ít");
        await secretary.Page.Locator("[data-elements]").GetByText("Bước 2. Ký duyệt").ClickAsync();
        await Assertions.Expect(panel).Not.ToContainTextAsync("Ba ngày là ít");
        await secretary.Page.Locator("[data-elements]").GetByText("Bước 1. Thẩm định hồ sơ").ClickAsync();
        await panel.GetByRole(AriaRole.Button, new() { Name = "Trả lời" }).ClickAsync();
        await panel.GetByLabel("Trả lời Bùi Văn Minh").FillAsync("Đã để bốn ngày.");
        await panel.GetByRole(AriaRole.Button, new() { Name = "Gửi", Exact = true }).ClickAsync();
        await Assertions.Expect(panel).ToContainTextAsync("Đã để bốn ngày.");
        await panel.GetByRole(AriaRole.Button, new() { Name = "Đã xong" }).ClickAsync();
        await Assertions.Expect(panel.GetByRole(AriaRole.Button, new() { Name = "Mở lại" })).ToBeVisibleAsync();

        await secretary.FollowAsync("Chạy thử", secretary.Main);
        await secretary.FillAsync("Dữ liệu kèm theo", "soTien = 200");
        await secretary.PressAsync("Bắt đầu chạy thử");
        await secretary.ReadsAsync("Bước «1. Thẩm định hồ sơ»", "chờ người làm", "soTien");
        await secretary.PressAsync("Đạt: Bước «1. Thẩm định hồ sơ»");
        await secretary.PressAsync("Trả lời: hỏng: Bước tự động «Cấp số»");
        await secretary.ReadsAsync("có sự cố");
        await secretary.PressAsync("Thử lại: Bước tự động «Cấp số»");
        await secretary.PressAsync("Trả lời: xong: Bước tự động «Cấp số»");
        await secretary.PressAsync("Đợi đến hẹn giờ…");
        await secretary.ReadsAsync("quá hạn");
        await secretary.PressAsync("Hoàn thành: Bước «2. Ký duyệt»");
        await secretary.ReadsAsync("Quy trình đã kết thúc");
    }

    [Fact]
    public async Task The_same_is_read_and_done_without_script()
    {
        await using var secretary = await Visit.SignedInAsync(chrome, site, office.Secretary, script: false);
        await secretary.OpenAsync("/Processes/Commenting?q=TC.01");
        await secretary.FollowAsync("TC.01", secretary.Main);
        await secretary.FillAsync("Nội dung góp ý", "Thiếu bước nộp phí");
        await secretary.PressAsync("Gửi góp ý");
        await secretary.ReadsAsync("Thiếu bước nộp phí");
        await secretary.PressAsync("Đã xong");
        await secretary.ReadsAsync("Đã ghi là xong.");
        await secretary.FollowAsync("Mở quy trình");
        await secretary.FollowMoreAsync("Chạy thử");
        await secretary.PressAsync("Bắt đầu chạy thử");
        await secretary.PressAsync("Làm lại: Bước «1. Thẩm định hồ sơ»");
        await secretary.PressAsync("Lùi một bước");
        await secretary.ReadsAsync("chờ người làm");
    }

    [Fact]
    public async Task Whoever_only_draws_asks_for_publication_and_the_head_decides_on_what_changed()
    {
        await using (var drawer = await Visit.SignedInAsync(chrome, site, office.Administrator))
        {
            await drawer.OpenAsync("/Processes/Designing?q=TC.01");
            await drawer.FollowAsync("TC.01", drawer.Main);
            await drawer.FollowMoreAsync("In hoặc lưu PDF");
            await drawer.ReadsAsync("Thẩm định hồ sơ", "Ký duyệt", "3 ngày làm việc");
            await drawer.Page.GoBackAsync();
            await drawer.PressAsync("Vẽ bản mới từ bản đang áp dụng");
            await drawer.Page.Locator("#designer[data-ready]").WaitForAsync();
            await drawer.FollowAsync("Kiểm tra và ban hành", drawer.Main);
            await drawer.FillAsync("Lời đề nghị", "Đã rà lại với phòng chuyên môn.");
            await drawer.PressAsync("Gửi đề nghị ban hành", drawer.Main);
        }

        await using var head = await Visit.SignedInAsync(chrome, site, office.Head);
        await head.FollowAsync("Đề nghị ban hành", head.Menu);
        await head.FollowAsync("TC.01", head.Main);
        await head.ReadsAsync("Đã rà lại với phòng chuyên môn.", "Ai làm từng vai?", "Các bước");
        await head.FillAsync("Lý do trả lại", "Thêm bước thẩm tra trước khi ký.");
        await head.PressAsync("Trả lại người vẽ", head.Main);
        await head.ReadsAsync("Đã trả lại người vẽ.", "Không có đề nghị nào đang chờ");
    }

    [Fact]
    public async Task Names_times_and_repetition_are_set_in_the_panel_and_taken_back_by_one_press()
    {
        const string Xml = """
            <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d" targetNamespace="t"><process id="p" isExecutable="true">
            <startEvent id="s"/><userTask id="a" name="Lấy ý kiến"/><userTask id="b" name="Bổ sung"/><intermediateCatchEvent id="m" name="Chờ nộp phí"><messageEventDefinition/></intermediateCatchEvent>
            <intermediateCatchEvent id="w" name="Đợi"><timerEventDefinition><timeDuration>PT2H</timeDuration></timerEventDefinition></intermediateCatchEvent><endEvent id="e"/>
            <sequenceFlow id="f1" sourceRef="s" targetRef="a"/><sequenceFlow id="f2" sourceRef="a" targetRef="b"/><sequenceFlow id="f5" sourceRef="b" targetRef="m"/><sequenceFlow id="f3" sourceRef="m" targetRef="w"/><sequenceFlow id="f4" sourceRef="w" targetRef="e"/>
            </process></definitions>
            """;
        await using var secretary = await Visit.SignedInAsync(chrome, site, office.Secretary);
        var page = secretary.Page;
        var id = await page.EvaluateAsync<string>(
            """
            async (xml) => {
              const answer = await fetch('/api/v1/process-drafts', { method: 'POST', headers: { 'Content-Type': 'application/json', 'Idempotency-Key': '12345678-panel' }, body: JSON.stringify({ key: 'TC.02', title: 'Lấy ý kiến', xml }) });
              return answer.json();
            }
            """,
            Xml
        );
        await secretary.OpenAsync($"/Processes/Designing/Draw/{id}");
        await page.Locator("#designer[data-ready]").WaitForAsync();
        await page.Locator("[data-elements] button[data-element=m]").ClickAsync();
        await SetAsync("about", "Đã nộp phí");
        await page.Locator("[data-elements] button[data-element=w]").ClickAsync();
        await SetAsync("time", "R3/PT24H");
        await page.Locator("[name=timeKind]").SelectOptionAsync("timeCycle");
        await page.Locator("[data-elements] button[data-element=a]").ClickAsync();
        await page.Locator("[name=repeat]").SelectOptionAsync("parallel");
        await SetAsync("repeatList", "donVi");
        await SetAsync("repeatItem", "noi");
        await SetAsync("repeatDone", "${nrOfCompletedInstances >= 2}");
        await SetAsync("repeatCount", "3");
        await page.GetByRole(AriaRole.Button, new() { Name = "Hoàn tác" }).ClickAsync();
        await Assertions.Expect(page.Locator("[name=repeatCount]")).ToHaveValueAsync("");
        await Assertions.Expect(page.Locator("[name=repeatList]")).ToHaveValueAsync("donVi");
        await page.Locator("[data-elements] button[data-element=b]").ClickAsync();
        await page.Locator("[name=repeat]").SelectOptionAsync("standard");
        await Assertions.Expect(page.Locator("[data-findings]")).ToContainTextAsync("Bước lặp 'Bổ sung (b)' chưa ghi lặp bao nhiêu lần");
        await SetAsync("loopWhile", "${conThieu == true}");
        await SetAsync("loopMost", "5");
        await page.Locator("[name=loopFirst]").CheckAsync();
        await Assertions.Expect(page.Locator("[data-findings]")).Not.ToContainTextAsync("Bước lặp 'Bổ sung (b)'");

        // From one way of repeating to the other and back, by the same field.
        await page.Locator("[name=repeat]").SelectOptionAsync("sequential");
        await Assertions.Expect(page.Locator("[name=loopWhile]")).ToBeHiddenAsync();
        await Assertions.Expect(page.Locator("[name=repeatCount]")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Hoàn tác" }).ClickAsync();
        await Assertions.Expect(page.Locator("[name=loopWhile]")).ToHaveValueAsync("${conThieu == true}");
        await Assertions.Expect(page.Locator("[name=loopMost]")).ToHaveValueAsync("5");
        await Assertions.Expect(page.Locator("[name=loopFirst]")).ToBeCheckedAsync();
        await Assertions.Expect(page.Locator("[data-status]")).ToContainTextAsync("Đã lưu");
        var xml = (await secretary.AskAsync($"/Processes/Designing/Show/{id}?handler=Bpmn")).Text;
        foreach (
            var part in (string[])
                [
                    "name=\"Đã nộp phí\"",
                    "messageRef=\"",
                    ">R3/PT24H</",
                    "timeCycle",
                    "iso:collection=\"donVi\"",
                    "iso:item=\"noi\"",
                    "nrOfCompletedInstances",
                    "conThieu == true",
                    "loopMaximum=\"5\"",
                    "testBefore=\"true\"",
                ]
        )
        {
            Assert.Contains(part, xml, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("loopCardinality", xml, StringComparison.Ordinal);
        Assert.DoesNotContain("timeDuration", xml, StringComparison.Ordinal);

        async Task SetAsync(string name, string text)
        {
            await page.Locator($"[data-properties] [name={name}]").FillAsync(text);
            await page.Keyboard.PressAsync("Tab");
        }
    }
}
