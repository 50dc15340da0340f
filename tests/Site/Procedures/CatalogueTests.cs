using System.Text;
using System.Text.Json;
using IsoDienTu.Organisation;
using IsoDienTu.Testing;
using static IsoDienTu.Site.Procedures.Office;

namespace IsoDienTu.Site.Procedures;

/// <summary>The province's lead keeps the catalogue of administrative procedures; every agency reads it, as of any day.</summary>
public sealed class CatalogueTests : IAsyncLifetime
{
    private const string Start = "/Procedures/Catalogue";
    private TestSite site = null!;
    private Office office = null!;
    private Scene lead = null!;
    private TestClient keeper = null!;

    public async ValueTask InitializeAsync()
    {
        site = await TestSite.StartAsync();
        site.Clock.Set(new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.FromHours(7)));
        office = await OpenAsync(site, "H99.01");
        lead = await Scene.MakeAsync(site, "H99.09", "Sở Khoa học và Công nghệ");
        keeper = await lead.SignInAsync(
            await lead.PersonAsync("Mai Chủ Trì", "Chuyên viên tổng hợp", PostKind.Specialist, Roles.ProvinceLead)
        );
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    private async Task<TestPage> UploadAsync(string csv, string name = "tthc.csv", string? from = null) =>
        await keeper.UploadAsync(
            await keeper.GetAsync(Start + "/Import"),
            from is null ? Fields() : Fields(("EffectiveFrom", from)),
            "File",
            name,
            Encoding.UTF8.GetBytes(csv)
        );

    private async Task<TestPage> DecideAsync(TestPage uploaded, string decision) =>
        await keeper.SubmitAsync(await keeper.FollowAsync(uploaded), null, button: ("Decision", decision));

    [Fact]
    public async Task A_table_is_shown_decided_on_and_then_read_by_every_agency()
    {
        var uploaded = await UploadAsync(
            "Mã thủ tục,Tên thủ tục,Lĩnh vực,Thời hạn giải quyết,Quyết định công bố\n1.012644,Đăng ký khai sinh,Hộ tịch,1 ngày làm việc,12/QĐ-UBND\n1.9,Sai mã,,,\n"
        );
        Assert.True(uploaded.Status == 303, uploaded.Words);
        var preview = await keeper.FollowAsync(uploaded);
        Assert.Contains("Mã «1.9» không phải mã thủ tục", preview.Words, StringComparison.Ordinal);
        Assert.Contains("Đăng ký khai sinh", preview.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("Đăng ký khai sinh", (await office.Secretary.GetAsync(Start)).Words, StringComparison.Ordinal);
        var all = await keeper.SubmitAsync(preview, null, button: ("Decision", "all"));
        Assert.Equal(422, all.Status);
        Assert.Contains("Còn 1 dòng sai", all.Words, StringComparison.Ordinal);

        Assert.Equal(303, (await keeper.SubmitAsync(preview, null, button: ("Decision", "good"))).Status);
        var again = await DecideAsync(uploaded, "good");
        Assert.NotEqual(303, again.Status);

        var list = await office.Secretary.GetAsync(Start + "?q=khai+sinh");
        Assert.Contains("1.012644", list.Words, StringComparison.Ordinal);
        Assert.Contains("1 ngày làm việc", list.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("1.012644", (await office.Secretary.GetAsync(Start + "?q=%25")).Words, StringComparison.Ordinal);
        var show = await office.Secretary.GetAsync(Start + "/Show/1.012644");
        Assert.Contains("12/QĐ-UBND", show.Words, StringComparison.Ordinal);
        Assert.Contains("chưa có quy trình nào đang có hiệu lực phục vụ thủ tục này", show.Words, StringComparison.Ordinal);
        Assert.Equal("PK"u8.ToArray(), (await office.Secretary.GetAsync(Start + "?handler=Xlsx")).Bytes[..2]);
        Assert.Equal("PK"u8.ToArray(), (await office.Secretary.GetAsync(Start + "?handler=Docx&q=khai")).Bytes[..2]);
        Assert.Equal(404, (await office.Secretary.GetAsync(Start + "/Show/1.999999")).Status);
    }

    [Fact]
    public async Task Each_decision_makes_a_version_and_every_day_has_its_own()
    {
        await DecideAsync(await UploadAsync("code,name,fee\n1.000001,Cấp giấy phép,50.000 đồng\n", from: "2026-03-02"), "all");
        await DecideAsync(await UploadAsync("code,name,fee\n1.000001,Cấp giấy phép,80.000 đồng\n", from: "2026-03-10"), "all");
        var now = await office.Secretary.GetAsync(Start + "/Show/1.000001");
        Assert.Contains("50.000 đồng", now.Words, StringComparison.Ordinal);
        Assert.Contains("Cách thức, thời hạn, phí", now.Words, StringComparison.Ordinal);
        var then = await office.Secretary.GetAsync(Start + "/Show/1.000001?on=2026-03-10");
        Assert.Contains("80.000 đồng", then.Words, StringComparison.Ordinal);
        Assert.Contains("Sắp có hiệu lực", then.Words, StringComparison.Ordinal);

        var abolish = await keeper.GetAsync(Start + "/Abolish/1.000001");
        var early = await keeper.SubmitAsync(abolish, Fields(("Decision", "99/QĐ-UBND"), ("EffectiveOn", "2026-03-09")));
        Assert.Equal(422, early.Status);
        Assert.Contains("sau ngày 10/03/2026", early.Words, StringComparison.Ordinal);
        Assert.Contains(
            "99/QĐ-UBND",
            early.Document!.QuerySelector("input[name=Decision]")!.GetAttribute("value"),
            StringComparison.Ordinal
        );
        var done = await keeper.SubmitAsync(abolish, Fields(("Decision", "99/QĐ-UBND"), ("EffectiveOn", "2026-03-15")));
        Assert.True(done.Status == 303, done.Words);
        Assert.Equal(
            422,
            (
                await keeper.SubmitAsync(
                    abolish,
                    Fields(("Decision", "99/QĐ-UBND"), ("EffectiveOn", "2026-04-15"), ("IdempotencyKey", "another-key-1"))
                )
            ).Status
        );

        site.Clock.Set(new DateTimeOffset(2026, 3, 15, 9, 0, 0, TimeSpan.FromHours(7)));
        var reader = await lead.SignInAsync(await lead.PersonAsync("Lê Đọc", "Chuyên viên", PostKind.Specialist, Roles.Specialist));
        Assert.DoesNotContain("1.000001", (await reader.GetAsync(Start)).Words, StringComparison.Ordinal);
        Assert.Contains("Đã bãi bỏ", (await reader.GetAsync(Start + "/Show/1.000001")).Words, StringComparison.Ordinal);
        Assert.Contains("80.000 đồng", (await reader.GetAsync(Start + "/Show/1.000001?on=2026-03-14")).Words, StringComparison.Ordinal);
        var told = JsonDocument.Parse((await reader.GetAsync("/api/v1/catalogue/1.000001?on=2026-03-05")).Text).RootElement;
        Assert.Equal(1, told.GetProperty("entry").GetProperty("number").GetInt32());
        Assert.Equal(3, told.GetProperty("versions").GetArrayLength());
    }

    [Fact]
    public async Task Records_of_the_national_database_are_taken_by_call_and_by_file_once()
    {
        const string json =
            """[{"MATTHC":"2.000635","TENTTHC":"Cấp bản sao trích lục hộ tịch","CANCUPHAPLY":[{"SOVANBAN":"60/2014/QH13","TENVANBAN":"Luật Hộ tịch"}]},{"MATTHC":"2","TENTTHC":"Sai"}]""";
        var first = await keeper.CallAsync("/api/v1/catalogue", json, "catalogue-0001");
        var again = await keeper.CallAsync("/api/v1/catalogue", json, "catalogue-0001");
        Assert.Equal((200, first.Text), (again.Status, again.Text));
        var told = JsonDocument.Parse(first.Text).RootElement;
        Assert.Equal(1, told.GetProperty("new").GetInt32());
        Assert.Equal(2, told.GetProperty("refused")[0].GetProperty("line").GetInt32());
        var same = JsonDocument.Parse((await keeper.CallAsync("/api/v1/catalogue", json, "catalogue-0002")).Text).RootElement;
        Assert.Equal((0, 1), (same.GetProperty("new").GetInt32(), same.GetProperty("same").GetInt32()));
        Assert.Equal(422, (await keeper.CallAsync("/api/v1/catalogue", "[]", "catalogue-0003")).Status);
        Assert.Equal(403, (await office.Secretary.CallAsync("/api/v1/catalogue", json, "catalogue-0004")).Status);

        var file = await keeper.FollowAsync(await UploadAsync(json, "thutuc.json"));
        Assert.Contains("Mã «2» không phải mã thủ tục", file.Words, StringComparison.Ordinal);
        Assert.Contains("60/2014/QH13", (await office.Secretary.GetAsync(Start + "/Show/2.000635")).Words, StringComparison.Ordinal);
        var page = JsonDocument.Parse((await office.Secretary.GetAsync("/api/v1/catalogue?q=trich+luc")).Text).RootElement;
        Assert.Equal(1, page.GetProperty("total").GetInt32());
    }

    [Fact]
    public async Task An_agencys_list_shows_its_coverage_and_follows_a_decision_within_five_working_days()
    {
        const string codes =
            "code,name,decision,decision_date\n1.000001,Cấp giấy phép,10/QĐ-UBND,02/03/2026\n1.000002,Đăng ký hoạt động,10/QĐ-UBND,02/03/2026\n1.000003,Thu hồi giấy phép,10/QĐ-UBND,02/03/2026\n";
        await DecideAsync(await UploadAsync(codes), "all");
        var choose = await office.Secretary.GetAsync(Start + "/Choose?q=giay+phep");
        Assert.DoesNotContain("1.000002", choose.Words, StringComparison.Ordinal);
        Assert.Equal(422, (await office.Secretary.SubmitAsync(choose)).Status);
        Assert.Equal(200, (await CallAsync("", """{"codes":["1.000001","1.000002"]}""", "list-00000001")).Status);
        Assert.Equal(422, (await CallAsync("", """{"codes":["1.999999"]}""", "list-00000002")).Status);
        Assert.Equal(422, (await CallAsync("/follow", "{}", "list-00000003")).Status);
        Assert.Equal(403, (await keeper.CallAsync("/api/v1/agency-catalogue", """{"codes":["1.000003"]}""", "list-00000004")).Status);
        Assert.Equal(0, (await ListAsync(keeper)).GetProperty("total").GetInt32());
        var begun = await ListAsync(office.Secretary);
        Assert.Equal(
            (2, 0, 0.0),
            (begun.GetProperty("total").GetInt32(), begun.GetProperty("covered").GetInt32(), begun.GetProperty("coverage").GetDouble())
        );

        // Signed on Monday 2/3: due on Monday 9/3.
        var second = "code,name,decision,decision_date,effective_from\n1.000001,Cấp giấy phép mới,11/QĐ-UBND,02/03/2026,20/03/2026\n";
        await DecideAsync(await UploadAsync(second), "all");
        var behind = (await ListAsync(office.Secretary)).GetProperty("procedures")[0];
        Assert.Equal(("Behind", "2026-03-09"), (behind.GetProperty("state").GetString(), behind.GetProperty("dueOn").GetString()));
        site.Clock.Set(new DateTimeOffset(2026, 3, 10, 8, 0, 0, TimeSpan.FromHours(7)));
        var secretary = await office.Scene.SignInAsync(
            await office.Scene.PersonAsync("Đào Thư Ký", "Thư ký ISO", PostKind.IsoSecretary, Roles.IsoSecretary)
        );
        var late = await secretary.GetAsync(Start + "/Agency");
        Assert.Contains("1 thủ tục có quyết định mới hơn danh mục", late.Words, StringComparison.Ordinal);
        Assert.Contains("Hạn 09/03/2026", late.Words, StringComparison.Ordinal);
        Assert.Equal("PK"u8.ToArray(), (await secretary.GetAsync(Start + "/Agency?handler=Docx")).Bytes[..2]);

        var follow = await secretary.GetAsync(Start + "/Follow");
        Assert.Contains("1.000001 Cấp giấy phép mới: theo 11/QĐ-UBND", follow.Words, StringComparison.Ordinal);
        Assert.Equal(303, (await secretary.SubmitAsync(follow)).Status);
        Assert.Equal("Current", (await ListAsync(secretary)).GetProperty("procedures")[0].GetProperty("state").GetString());

        var list = await secretary.GetAsync(Start + "/Agency");
        var unlist = await secretary.GetAsync(list.Document!.QuerySelector("a[href*='/Unlist/']")!.GetAttribute("href")!);
        Assert.Equal(422, (await secretary.SubmitAsync(unlist, Fields(("Reason", "ừ")))).Status);
        Assert.Equal(303, (await secretary.SubmitAsync(unlist, Fields(("Reason", "Chuyển về UBND cấp xã")))).Status);
        Assert.Equal(404, (await secretary.GetAsync(unlist.Path)).Status);
        Assert.Equal(1, (await ListAsync(secretary)).GetProperty("total").GetInt32());

        Task<TestPage> CallAsync(string path, string json, string key) =>
            office.Secretary.CallAsync("/api/v1/agency-catalogue" + path, json, key);

        static async Task<JsonElement> ListAsync(TestClient client) =>
            JsonDocument.Parse((await client.GetAsync("/api/v1/agency-catalogue")).Text).RootElement;
    }

    [Fact]
    public async Task What_is_no_list_is_refused_and_two_who_import_the_same_leave_one()
    {
        foreach (
            var (text, name) in new[] { ("", "rong.csv"), ("{\"a\":1}", "khac.json"), ("a,b\n1,2\n", "khac.csv"), ("%PDF-1.7", "don.pdf") }
        )
        {
            var refused = await UploadAsync(text, name);
            Assert.True(refused.Status == 422, $"{name}: {refused.Status} {refused.Words}");
        }

        var uploads = new[]
        {
            await UploadAsync("code,name\n1.000007,Thủ tục Bảy\n"),
            await UploadAsync("code,name\n1.000007,Thủ tục Bảy\n"),
        };
        await Task.WhenAll(uploads.Select(u => DecideAsync(u, "all")));
        var told = JsonDocument.Parse((await keeper.GetAsync("/api/v1/catalogue/1.000007")).Text).RootElement;
        Assert.Equal(1, told.GetProperty("versions").GetArrayLength());
    }
}
