using IsoDienTu.Procedures;
using IsoDienTu.Processes;
using IsoDienTu.Testing;
using Microsoft.Extensions.DependencyInjection;
using static IsoDienTu.Site.Procedures.Office;

namespace IsoDienTu.Site.Procedures;

public sealed class StoryTests : IAsyncLifetime
{
    private static readonly DateOnly Later = new(2026, 3, 2);
    private TestSite site = null!;
    private Office office = null!;

    public async ValueTask InitializeAsync()
    {
        site = await TestSite.StartAsync();
        office = await OpenAsync(site, "H99.01");
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task An_approved_file_is_corrected_bound_published_and_read()
    {
        var address = await office.UploadAsync();
        var preview = await office.Secretary.GetAsync(address);
        Assert.Contains("Tệp gốc: QT.DD.01.html", preview.Words, StringComparison.Ordinal);
        Assert.Contains("1 bản thảo đang soạn", (await office.Secretary.GetAsync("/")).Words, StringComparison.Ordinal);
        Assert.NotNull(preview.Document!.QuerySelector("main figure svg"));
        Assert.Equal(9, preview.Document.QuerySelectorAll("fieldset[id^='step-']").Length);

        var saved = await office.Secretary.SubmitAsync(
            preview,
            Fields(("Card.Steps[1].Name", "Phân công viên chức thụ lý")),
            "/Procedures/Preview/",
            ("act", "save")
        );
        Assert.True(saved.Status == 303, $"{saved.Status}: {saved.Words}");
        var again = await office.Secretary.FollowAsync(saved);
        Assert.Contains(
            "Phân công viên chức thụ lý",
            again.Document!.QuerySelector("figure svg")!.TextContent.Replace("\n", " ", StringComparison.Ordinal),
            StringComparison.Ordinal
        );

        var bound = await office.BindAsync(IdIn(address));
        var publish = await office.Secretary.FollowAsync(bound);
        Assert.Contains("Không còn điều gì phải sửa.", publish.Words, StringComparison.Ordinal);
        Assert.Contains("Khớp", publish.Words, StringComparison.Ordinal);
        var published = await office.Secretary.SubmitAsync(publish, Fields(), "/Procedures/Publish/");
        Assert.True(published.Status == 303, $"{published.Status}: {published.Words}");

        var read = await office.Clerk.GetAsync(published.Location!);
        Assert.Contains("Phân công viên chức thụ lý", read.Words, StringComparison.Ordinal);
        Assert.Contains("Mục đích", read.Words, StringComparison.Ordinal);
        Assert.Contains(
            "Phân công viên chức thụ lý",
            (await office.Clerk.GetAsync(published.Location + "?view=steps")).Words,
            StringComparison.Ordinal
        );
        Assert.NotNull((await office.Clerk.GetAsync(published.Location + "?view=diagram")).Document!.QuerySelector("main figure svg"));
        Assert.Contains(
            "<bpmn",
            (await office.Clerk.GetAsync(published.Location + "?handler=Bpmn")).Text,
            StringComparison.OrdinalIgnoreCase
        );
        Assert.Equal(Demo("QT.DD.01.html"), (await office.Clerk.GetAsync(published.Location + "?handler=Source")).Bytes);
    }

    [Fact]
    public async Task What_is_published_answers_other_modules()
    {
        var address = await office.PublishAsync();

        var day = new DateOnly(2026, 2, 2);
        var list = await site.Runner.ReadAsync(
            office.Scene.AgencyId,
            (db, ct) => PublishedProcedures.SearchAsync(db, day, "dang ky bien dong", ct)
        );
        var found = Assert.Single(list);
        Assert.Equal(IdIn(address), found.Id.ToString());
        Assert.Equal(("QT.ĐĐ.01", "qt-dd-01", 3, 3840), (found.Code, found.Slug, found.Issue, found.LegalMinutes));
        Assert.Equal(5, found.Parts.Count);
        Assert.Equal(9, found.Steps.Count);
        Assert.NotNull(found.Qr);
        var by = await site.Runner.ReadAsync(office.Scene.AgencyId, (db, ct) => PublishedProcedures.FindAsync(db, "qt-dd-01", day, ct));
        Assert.Equal(found.VersionId, by?.VersionId);
        Assert.Empty(
            await site.Runner.ReadAsync(office.Scene.AgencyId, (db, ct) => PublishedProcedures.ListAsync(db, day.AddDays(-1), ct))
        );
        Assert.NotNull(
            await site.Runner.ReadAsync(office.Scene.AgencyId, (db, ct) => PublishedProcedures.VersionAsync(db, found.VersionId, ct))
        );
    }

    [Fact]
    public async Task The_next_issue_is_drafted_from_the_last_says_why_and_takes_over_on_its_first_day()
    {
        var address = await office.PublishAsync();
        var id = IdIn(address);
        var begun = await office.Secretary.SubmitAsync(
            await office.Secretary.GetAsync("/Procedures/Revise/" + id),
            Fields(),
            "/Procedures/Revise/"
        );
        var draft = IdIn(begun.Location!);
        var preview = await office.Secretary.GetAsync(begun.Location!);
        Assert.Contains("Bản đang có hiệu lực", preview.Words, StringComparison.Ordinal);
        await office.Secretary.SubmitAsync(preview, Fields(("Card.Fee", "Không thu phí")), "/Procedures/Preview/", ("act", "save"));

        var publish = await office.Secretary.GetAsync("/Procedures/Publish/" + draft);
        var signed = Fields(
            ("EffectiveFrom", $"{Later:O}"),
            ("Signs[0].Day", "2026-02-20"),
            ("Signs[1].Day", "2026-02-25"),
            ("Signs[2].Day", "2026-02-27")
        );
        var refused = await office.Secretary.SubmitAsync(publish, signed, "/Procedures/Publish/");
        Assert.Equal(422, refused.Status);
        Assert.Contains("phải nêu nội dung thay đổi", refused.Words, StringComparison.Ordinal);

        signed["Reason"] = "Bỏ phí theo nghị quyết mới";
        var published = await office.Secretary.SubmitAsync(refused, signed, "/Procedures/Publish/");
        Assert.True(published.Status == 303, $"{published.Status}: {published.Words}");
        Assert.Equal(address, published.Location);
        var before = await site.Runner.ReadAsync(
            office.Scene.AgencyId,
            (db, ct) => PublishedProcedures.FindAsync(db, "QT.ĐĐ.01", Later.AddDays(-1), ct)
        );
        var after = await site.Runner.ReadAsync(
            office.Scene.AgencyId,
            (db, ct) => PublishedProcedures.FindAsync(db, "QT.ĐĐ.01", Later, ct)
        );
        Assert.Equal((3, 4), (before?.Issue, after?.Issue));
        Assert.Equal("Không thu phí", after?.Fee);

        // Work that runs by the last issue stays there; who may decide on it is led on from the new one.
        var start = new StartProcess(before!.DefinitionVersionId, "test", Guid.CreateVersion7(), "HS-1", "Việc", null, null);
        await office.Scene.DoAsync((work, ct) => site.Services.GetRequiredService<ProcessEngine>().StartAsync(work, start, ct));
        var administrator = await office.Scene.SignInAsync(await office.Scene.AdministratorAsync());
        var shown = await administrator.GetAsync($"/Procedures/Show/{id}?version={after!.VersionId}");
        Assert.Contains("1 việc đang chạy theo các lần ban hành trước.", shown.Words, StringComparison.Ordinal);
        var plan = await administrator.GetAsync(
            shown.Document!.QuerySelector("a[href*='/Processes/Migrating/Plan/']")!.GetAttribute("href")!
        );
        Assert.Contains("1 việc sẽ chuyển sang phiên bản 2, 0 việc ở lại.", plan.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_two_who_correct_the_same_draft_the_slower_one_sees_what_the_other_saved()
    {
        var address = await office.UploadAsync();
        var mine = await office.Secretary.GetAsync(address);
        var theirs = await office.Secretary.GetAsync(address);
        await office.Secretary.SubmitAsync(theirs, Fields(("Card.Fee", "10.000 đồng")), "/Procedures/Preview/", ("act", "save"));

        var late = await office.Secretary.SubmitAsync(mine, Fields(("Card.Fee", "20.000 đồng")), "/Procedures/Preview/", ("act", "save"));
        Assert.Equal(409, late.Status);
        Assert.Contains("10.000 đồng", late.Words, StringComparison.Ordinal);
        Assert.Contains("20.000 đồng", late.Text, StringComparison.Ordinal);
        Assert.Equal(303, (await office.Secretary.SubmitAsync(late, Fields(), "/Procedures/Preview/", ("act", "save"))).Status);
    }

    [Fact]
    public async Task A_role_without_posts_and_a_draft_with_a_fault_are_not_published()
    {
        var draft = IdIn(await office.UploadAsync());
        var unbound = await office.Secretary.SubmitAsync(
            await office.Secretary.GetAsync("/Procedures/Publish/" + draft),
            Fields(),
            "/Procedures/Publish/"
        );
        Assert.Equal(422, unbound.Status);
        Assert.Contains("chưa gắn với chức danh nào", unbound.Words, StringComparison.Ordinal);

        await office.BindAsync(draft);
        var preview = await office.Secretary.GetAsync("/Procedures/Preview/" + draft);
        await office.Secretary.SubmitAsync(
            preview,
            Fields(("Card.Steps[0].Term", "khi nào xong thì thôi")),
            "/Procedures/Preview/",
            ("act", "save")
        );
        var faulty = await office.Secretary.SubmitAsync(
            await office.Secretary.GetAsync("/Procedures/Publish/" + draft),
            Fields(),
            "/Procedures/Publish/"
        );
        Assert.Equal(422, faulty.Status);
        Assert.Contains("không đọc được thời gian «khi nào xong thì thôi»", faulty.Words, StringComparison.Ordinal);
        Assert.Equal(0L, await CountAsync("procedures.procedure_version"));
        Assert.Equal(0L, await CountAsync("documents.version"));
    }

    [Fact]
    public async Task A_file_that_is_no_procedure_is_refused_with_a_sentence_and_nothing_is_kept()
    {
        var form = await office.Secretary.GetAsync("/Procedures/Upload");
        var answer = await office.Secretary.UploadAsync(
            form,
            Fields(),
            "Source",
            "anh.docx",
            [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0]
        );
        Assert.Equal(422, answer.Status);
        Assert.Contains("anh.docx", answer.Words, StringComparison.Ordinal);
        var none = await office.Secretary.SubmitAsync(form, Fields(), "/Procedures/Upload");
        Assert.Equal(422, none.Status);
        Assert.Contains("Hãy chọn tệp Word", none.Words, StringComparison.Ordinal);
        Assert.Equal(0L, await CountAsync("procedures.upload"));
    }

    [Fact]
    public async Task The_buttons_beside_a_step_work_without_script()
    {
        var address = await office.UploadAsync();
        var added = await office.Secretary.SubmitAsync(
            await office.Secretary.GetAsync(address),
            Fields(),
            "/Procedures/Preview/",
            ("act", "step-add:s1")
        );
        Assert.EndsWith("#step-s1", added.Location, StringComparison.Ordinal);
        var page = await office.Secretary.GetAsync(address);
        Assert.Equal(10, page.Document!.QuerySelectorAll("fieldset[id^='step-']").Length);
        await office.Secretary.SubmitAsync(page, Fields(), "/Procedures/Preview/", ("act", "step-remove:s10"));
        Assert.Equal(9, (await office.Secretary.GetAsync(address)).Document!.QuerySelectorAll("fieldset[id^='step-']").Length);
    }

    private async Task<long> CountAsync(string table)
    {
        await using var connection = new Npgsql.NpgsqlConnection(site.Connections.Worker);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = new Npgsql.NpgsqlCommand($"select count(*) from {table}", connection);
        return (long)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
    }
}
