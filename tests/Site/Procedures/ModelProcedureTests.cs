using System.Text.Json;
using IsoDienTu.Kernel;
using IsoDienTu.Organisation;
using IsoDienTu.Testing;
using Microsoft.EntityFrameworkCore;
using static IsoDienTu.Site.Procedures.Office;

namespace IsoDienTu.Site.Procedures;

/// <summary>A department shares a procedure as a model; a commune adopts it, changes it, and merges the next issue.</summary>
public sealed class ModelProcedureTests : IAsyncLifetime
{
    private static readonly (string, string)[] Place =
    [
        ("Input.Audience", "Communes"),
        ("Input.Parameters[0].Words", "Chi nhánh"),
        ("Input.Parameters[0].Key", "ten-goi"),
        ("Input.Parameters[0].Label", "Cơ quan gọi mình là gì"),
        ("Input.Parameters[0].Default", "Ủy ban nhân dân xã"),
    ];

    private TestSite site = null!;
    private ModelOffice offices = null!;

    public async ValueTask InitializeAsync()
    {
        site = await TestSite.StartAsync();
        offices = await ModelOffice.OpenAsync(site, "H99.41", "H99.42");
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    private TestClient Commune => offices.Commune.Secretary;
    private TestClient Department => offices.Department.Secretary;

    [Fact]
    public async Task Local_changes_live_through_the_next_issue_and_the_request_closes_with_it()
    {
        var model = await offices.ShareAsync(Place);
        var draft = await offices.AdoptAsync(model);
        var page = await Commune.GetAsync("/Procedures/Preview/" + draft);
        Assert.Contains("Ủy ban nhân dân xã", page.Document!.Body!.InnerHtml, StringComparison.Ordinal);
        Assert.DoesNotContain("{{", page.Document!.Body!.InnerHtml, StringComparison.Ordinal);
        Assert.DoesNotContain("Phạm Văn Thực", page.Document!.Body!.InnerHtml, StringComparison.Ordinal);
        var procedure = await ModelOffice.PublishAsync(offices.Commune, draft, "2026-02-03", ("Card.Steps[0].Term", "2 giờ"));
        var line = await offices.ModelAsync(model);
        Assert.Equal(("Following", 1, 1), (line.GetProperty("state").GetString(), Number(line, "number"), Number(line, "differences")));

        await offices.GoToAsync(2, 10);
        await offices.ReviseAsync("2026-02-10", ("Card.Steps[1].Term", "3 giờ"));
        Assert.Equal(model, await offices.ShareAsync([("Input.Note", "Rút ngắn bước 2"), ("Input.DueOn", "2026-03-10")]));
        await offices.FollowAsync();
        await offices.FollowAsync();
        var requests = await Commune.GetAsync("/Documents/Changing");
        Assert.Contains("Quy trình mẫu QT.ĐĐ.01", requests.Words, StringComparison.Ordinal);
        Assert.Single(requests.Document!.QuerySelectorAll("tr a[href^='/Documents/Changing/Show/']"));
        Assert.Contains(
            "Quy trình mẫu có lần 2.",
            (await Commune.GetAsync("/Procedures/Show/" + procedure)).Words,
            StringComparison.Ordinal
        );

        line = await offices.ModelAsync(model);
        Assert.Equal("Waiting", line.GetProperty("state").GetString());
        var merge = await Commune.GetAsync("/Procedures/Models/Merge/" + line.GetProperty("adoptionId").GetString());
        Assert.Contains("1 chỗ lấy của mẫu, 1 chỗ giữ của cơ quan, 0 chỗ phải chọn", merge.Words, StringComparison.Ordinal);
        var merged = await Commune.SubmitAsync(merge, Fields(), "/Procedures/Models/Merge/", ("act", "merge"));
        Assert.True(merged.Status == 303, merged.Words);
        Assert.Equal("Merging", (await offices.ModelAsync(model)).GetProperty("state").GetString());
        var again = await ModelOffice.PublishAsync(offices.Commune, IdIn(merged.Location!), "2026-02-11");
        Assert.Equal(procedure, again);
        line = await offices.ModelAsync(model);
        Assert.Equal(("Following", 2, 1), (line.GetProperty("state").GetString(), Number(line, "number"), Number(line, "differences")));
        var steps = (await Commune.GetAsync($"/Procedures/Show/{procedure}?view=steps&version={await NewestAsync(procedure)}")).Words;
        Assert.Contains("2 giờ", steps, StringComparison.Ordinal);
        Assert.Contains("3 giờ", steps, StringComparison.Ordinal);
        Assert.Contains("Đã thực hiện", (await Commune.GetAsync("/Documents/Changing")).Words, StringComparison.Ordinal);

        var adopters = await Department.GetAsync("/Procedures/Models/Adopters/" + model);
        Assert.Contains("UBND xã H99.42", adopters.Words, StringComparison.Ordinal);
        Assert.Contains("Thời gian", adopters.Words, StringComparison.Ordinal);
        var sheet = await Department.GetAsync($"/Procedures/Models/Adopters/{model}?handler=Xlsx");
        Assert.Equal(200, sheet.Status);
        Assert.Equal(404, (await Commune.GetAsync("/Procedures/Models/Adopters/" + model)).Status);
    }

    [Fact]
    public async Task What_both_changed_must_be_chosen_and_a_refused_form_loses_nothing()
    {
        var model = await offices.ShareAsync(Place);
        await ModelOffice.PublishAsync(offices.Commune, await offices.AdoptAsync(model), "2026-02-03", ("Card.Steps[0].Term", "2 giờ"));
        await offices.GoToAsync(2, 10);
        await offices.ReviseAsync("2026-02-10", ("Card.Steps[0].Term", "3 giờ"), ("Card.Fee", "Theo biểu mới"));
        await offices.ShareAsync();
        var adoption = (await offices.ModelAsync(model)).GetProperty("adoptionId").GetString();
        var merge = await Commune.GetAsync("/Procedures/Models/Merge/" + adoption);
        var refused = await Commune.SubmitAsync(
            merge,
            Fields(("Choices[0].Words", "2,5 giờ")),
            "/Procedures/Models/Merge/",
            ("act", "merge")
        );
        Assert.Equal(422, refused.Status);
        Assert.Contains("mà chưa chọn", refused.Words, StringComparison.Ordinal);
        Assert.Equal("2,5 giờ", refused.Document!.QuerySelector("textarea[name='Choices[0].Words']")!.TextContent.Trim());
        var preview = await Commune.SubmitAsync(
            refused,
            Fields(("Choices[0].Side", "Own")),
            "/Procedures/Models/Merge/",
            ("act", "preview")
        );
        Assert.Equal(200, preview.Status);
        Assert.Contains("2,5 giờ", preview.Document!.QuerySelector("#outcome")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Theo biểu mới", preview.Document!.QuerySelector("#outcome")!.TextContent, StringComparison.Ordinal);

        using var told = JsonDocument.Parse((await Commune.GetAsync($"/api/v1/model-adoptions/{adoption}/merge")).Text);
        var unit = told.RootElement.GetProperty("units").EnumerateArray().Single(u => u.GetProperty("state").GetString() == "Conflict");
        var order = new
        {
            adoption = told.RootElement.GetProperty("adoption").GetUInt32(),
            number = 2,
            ours = told.RootElement.GetProperty("ours").GetGuid(),
            values = told.RootElement.GetProperty("values"),
            choices = new Dictionary<string, object> { [unit.GetProperty("key").GetString()!] = new { side = "Theirs" } },
        };
        var json = JsonSerializer.Serialize(order);
        var first = await Commune.CallAsync($"/api/v1/model-adoptions/{adoption}/merge", json, "merge-0001");
        Assert.True(first.Status == 200, first.Text);
        Assert.Equal(first.Text, (await Commune.CallAsync($"/api/v1/model-adoptions/{adoption}/merge", json, "merge-0001")).Text);
        var later = await Commune.CallAsync($"/api/v1/model-adoptions/{adoption}/merge", json, "merge-0002");
        Assert.Contains("procedures.merge.draft", later.Text, StringComparison.Ordinal);
        var page = await Commune.GetAsync("/Procedures/Preview/" + first.Text.Trim('"'));
        Assert.Equal("3 giờ", page.Document!.QuerySelector("[name='Card.Steps[0].Term']")!.GetAttribute("value"));

        // Dropped, it follows the first issue again and the merge is there to be made.
        await Commune.SubmitAsync(await Commune.GetAsync("/Procedures/Drop/" + first.Text.Trim('"')), Fields());
        Assert.Equal("Waiting", (await offices.ModelAsync(model)).GetProperty("state").GetString());
    }

    [Fact]
    public async Task Two_at_once_begin_one_draft_and_dropping_it_gives_the_adoption_up()
    {
        var model = await offices.ShareAsync(Place);
        var body = """{"code":"QT.XA.07","values":{"ten-goi":"Ủy ban"}}""";
        var both = await Task.WhenAll(
            Commune.CallAsync($"/api/v1/model-procedures/{model}/adopt", body, "adopt-0001"),
            Commune.CallAsync($"/api/v1/model-procedures/{model}/adopt", body, "adopt-0002")
        );
        Assert.All(both, answer => Assert.True(answer.Status == 200, answer.Text));
        Assert.Equal(both[0].Text, both[1].Text);
        Assert.Equal("Drafting", (await offices.ModelAsync(model)).GetProperty("state").GetString());
        var drop = await Commune.SubmitAsync(await Commune.GetAsync("/Procedures/Drop/" + both[0].Text.Trim('"')), Fields());
        Assert.Equal(303, drop.Status);
        Assert.Equal("Offered", (await offices.ModelAsync(model)).GetProperty("state").GetString());
    }

    [Fact]
    public async Task Each_rule_of_sharing_and_adopting_names_what_to_mend()
    {
        var page = await Department.GetAsync("/Procedures/Models/Share/" + offices.Procedure);
        var wrong = await Department.SubmitAsync(
            page,
            Fields(("Input.Parameters[0].Words", "Chi nhánh"), ("Input.Parameters[0].Key", "Tên Gọi"), ("Input.Note", "Giữ lời này")),
            "/Procedures/Models/Share/",
            ("act", "share")
        );
        Assert.Equal(422, wrong.Status);
        Assert.Contains("chữ thường không dấu", wrong.Words, StringComparison.Ordinal);
        Assert.Contains("Giữ lời này", wrong.Document!.Body!.InnerHtml, StringComparison.Ordinal);
        var model = await offices.ShareAsync(Place);
        var twice = await Department.SubmitAsync(
            await Department.GetAsync("/Procedures/Models/Share/" + offices.Procedure),
            Fields(),
            "/Procedures/Models/Share/",
            ("act", "share")
        );
        Assert.Contains("đã được chia sẻ làm mẫu", twice.Words, StringComparison.Ordinal);

        var own = await Department.CallAsync($"/api/v1/model-procedures/{model}/adopt", """{"code":"QT.1"}""", "own-00001");
        Assert.Contains("procedures.model.own", own.Text, StringComparison.Ordinal);
        var empty = await Commune.CallAsync($"/api/v1/model-procedures/{model}/adopt", """{"code":"QT.1"}""", "empty-0001");
        Assert.Contains("procedures.model.value", empty.Text, StringComparison.Ordinal);
        var owner = await Commune.CallAsync($"/api/v1/procedures/{offices.Procedure}/share", "{}", "share-0001");
        Assert.Equal(404, owner.Status);
        var other = await Office.OpenAsync(site, "H99.43");
        var department = await other.Secretary.CallAsync($"/api/v1/model-procedures/{model}/adopt", """{"code":"QT.1"}""", "other-0001");
        Assert.Contains("procedures.model.audience", department.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Braces_without_a_parameter_are_refused_by_name()
    {
        await offices.GoToAsync(2, 10);
        await offices.ReviseAsync("2026-02-10", ("Card.Fee", "Theo {{muc-phi}}"));
        var page = await Department.GetAsync("/Procedures/Models/Share/" + offices.Procedure);
        var refused = await Department.SubmitAsync(page, Fields(), "/Procedures/Models/Share/", ("act", "share"));
        Assert.Equal(422, refused.Status);
        Assert.Contains("«{{muc-phi}}» ở Phí, lệ phí", refused.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Taken_back_it_is_adopted_no_more_and_who_follows_it_is_told()
    {
        var model = await offices.ShareAsync(Place);
        var procedure = await ModelOffice.PublishAsync(offices.Commune, await offices.AdoptAsync(model), "2026-02-03");
        var page = await Department.GetAsync("/Procedures/Models/TakeBack/" + model);
        Assert.Contains("1 cơ quan đang áp dụng", page.Words, StringComparison.Ordinal);
        var taken = await Department.SubmitAsync(page, Fields(("Reason", "Thủ tục đã được bãi bỏ")));
        Assert.Equal(303, taken.Status);
        await offices.FollowAsync();
        Assert.Contains("Thủ tục đã được bãi bỏ", (await Commune.GetAsync("/Documents/Changing")).Words, StringComparison.Ordinal);
        Assert.Contains("đã thu hồi mẫu", (await Commune.GetAsync("/Procedures/Show/" + procedure)).Words, StringComparison.Ordinal);
        var other = await Office.OpenAsync(site, "H99.44", AgencyKind.Commune, AgencyLevel.Commune);
        var refused = await other.Secretary.CallAsync($"/api/v1/model-procedures/{model}/adopt", """{"code":"QT.1"}""", "gone-0001");
        Assert.Contains("procedures.model.taken_back", refused.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_the_owner_writes_a_model_even_past_the_pages()
    {
        var model = await offices.ShareAsync(Place);
        await offices.Commune.Scene.DoAsync(
            async (work, ct) =>
            {
                await using var steal = work.Command(
                    "update procedures.model_procedure set title = 'Tên khác' where id = $1",
                    Sql.P(Guid.Parse(model))
                );
                Assert.Equal(0, await steal.ExecuteNonQueryAsync(ct));
                return true;
            }
        );
    }

    private Task<Guid> NewestAsync(string procedure) =>
        site.Runner.ReadAsync(
            offices.Commune.Scene.AgencyId,
            (db, ct) =>
                db
                    .Database.SqlQueryRaw<Guid>(
                        "select id as \"Value\" from procedures.procedure_version where procedure_id = {0} order by issue desc limit 1",
                        Guid.Parse(procedure)
                    )
                    .SingleAsync(ct)
        );

    private static int Number(JsonElement line, string name) => line.GetProperty(name).GetInt32();
}
