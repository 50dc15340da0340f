using IsoDienTu.Organisation;
using IsoDienTu.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace IsoDienTu.Site.Organisation;

public sealed class PagesTests : IAsyncLifetime
{
    private static readonly DateOnly today = new(2026, 1, 6);
    private TestSite site = null!;
    private Scene office = null!;
    private TestClient admin = null!;

    public async ValueTask InitializeAsync()
    {
        site = await TestSite.StartAsync();
        office = await Scene.MakeAsync(site, "H98.10", "Sở Thử nghiệm");
        admin = await office.SignInAsync(
            await office.PersonAsync("Phạm Quản Trị", "Quản trị hệ thống", PostKind.Administrator, Roles.Administrator)
        );
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    private Posts Posts => site.Services.GetRequiredService<Posts>();
    private People People => site.Services.GetRequiredService<People>();
    private Agencies Agencies => site.Services.GetRequiredService<Agencies>();

    private static Dictionary<string, string> Fields(params (string Name, string Value)[] fields) =>
        fields.ToDictionary(f => f.Name, f => f.Value, StringComparer.Ordinal);

    private static async Task<TestPage> SendAsync(TestClient client, string path, params (string, string)[] fields) =>
        await client.SubmitAsync(await client.GetAsync(path), Fields(fields));

    private async Task<Guid> UnitAsync(string name)
    {
        Assert.Equal(
            303,
            (await SendAsync(admin, "/Organisation/EditUnit", ("Input.Name", name), ("Input.ValidFrom", "2025-07-01"))).Status
        );
        return (await Posts.UnitsAsync(office.AgencyId)).First(u => u.Name == name).Id;
    }

    private async Task<Guid> PostAsync(Guid unit, string title, string kind, string single = "false")
    {
        var answer = await SendAsync(
            admin,
            "/Organisation/EditPost",
            ("Input.UnitId", unit.ToString()),
            ("Input.Title", title),
            ("Input.Kind", kind),
            ("Input.IsSingle", single),
            ("Input.ValidFrom", "2025-07-01")
        );
        Assert.True(answer.Status == 303, answer.Words);
        return (await Posts.ListAsync(office.AgencyId)).First(p => p.Title == title).Id;
    }

    private async Task<Guid> PersonAsync(string name)
    {
        var answer = await SendAsync(admin, "/Organisation/EditPerson", ("Input.Name", name));
        Assert.StartsWith("/Organisation/Appoint?person=", answer.Location, StringComparison.Ordinal);
        return Guid.Parse(answer.Location!.Split('=')[1]);
    }

    private Task<TestPage> AppointAsync(Guid person, Guid post, string from = "2025-07-01", string to = "") =>
        SendAsync(
            admin,
            "/Organisation/Appoint",
            ("Input.PersonId", person.ToString()),
            ("Input.PostId", post.ToString()),
            ("Input.Kind", "Principal"),
            ("Input.ValidFrom", from),
            ("Input.ValidTo", to)
        );

    [Fact]
    public async Task The_list_is_searched_without_accents_and_drawn_as_a_tree()
    {
        await Scene.MakeAsync(site, "H98.11", "Sở Nông nghiệp và Môi trường");
        var found = await admin.GetAsync("/Organisation?q=nong+nghiep");
        Assert.Equal(200, found.Status);
        Assert.Contains("Sở Nông nghiệp và Môi trường", found.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("Sở Thử nghiệm", found.Words, StringComparison.Ordinal);
        Assert.Contains("H98.11", (await admin.GetAsync("/Organisation?q=h98.11")).Words, StringComparison.Ordinal);
        Assert.Contains("Không có cơ quan nào khớp", (await admin.GetAsync("/Organisation?kind=Ministry")).Words, StringComparison.Ordinal);
        Assert.Contains("Sở Thử nghiệm", (await admin.GetAsync("/Organisation?view=tree")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_unit_a_post_a_person_and_an_appointment_are_set_up_and_shown()
    {
        var unit = await UnitAsync("Phòng Tổ chức");
        var post = await PostAsync(unit, "Trưởng phòng", "UnitHead", "true");
        var person = await PersonAsync("Đỗ Thị Ứng");
        var answer = await AppointAsync(person, post);
        Assert.True(answer.Status == 303, answer.Words);
        var page = await admin.GetAsync("/Organisation/Show/" + office.AgencyId);
        Assert.Contains("Phòng Tổ chức", page.Words, StringComparison.Ordinal);
        Assert.Contains("Đỗ Thị Ứng", page.Words, StringComparison.Ordinal);
        Assert.Contains("Đã bổ nhiệm Đỗ Thị Ứng", page.Text, StringComparison.Ordinal);
        var before = await admin.GetAsync($"/Organisation/Show/{office.AgencyId}?on=2025-06-30");
        Assert.DoesNotContain("Đỗ Thị Ứng", before.Document!.QuerySelector("#structure")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_overlapping_appointment_gets_the_rule_and_the_mend_and_keeps_what_was_typed()
    {
        var post = await PostAsync(await UnitAsync("Phòng Tổ chức"), "Trưởng phòng", "UnitHead", "true");
        await AppointAsync(await PersonAsync("Đỗ Thị Ứng"), post);
        var lan = await PersonAsync("Trần Lan");
        var answer = await AppointAsync(lan, post, "2026-01-01");
        Assert.Equal(422, answer.Status);
        Assert.Contains("chỉ một người giữ, Đỗ Thị Ứng đang giữ từ 01/07/2025", answer.Words, StringComparison.Ordinal);
        Assert.Equal(lan.ToString(), answer.FormFields(null, null).First(f => f.Key == "Input.PersonId").Value);
    }

    [Fact]
    public async Task An_appointment_ends_with_a_reason_and_the_next_day_somebody_else_may_follow()
    {
        var post = await PostAsync(await UnitAsync("Phòng Tổ chức"), "Trưởng phòng", "UnitHead", "true");
        await AppointAsync(await PersonAsync("Đỗ Thị Ứng"), post);
        var held = Assert.Single(await Posts.HoldersAsync(office.AgencyId, [post], today));
        var path = "/Organisation/EndAppointment/" + held.AppointmentId;
        var early = await SendAsync(admin, path, ("Input.Last", "2025-06-01"), ("Input.Reason", "điều động"));
        Assert.Contains("đứng trước ngày bắt đầu 01/07/2025", early.Words, StringComparison.Ordinal);
        Assert.Equal(422, (await SendAsync(admin, path, ("Input.Last", "2026-01-06"), ("Input.Reason", ""))).Status);
        Assert.Equal(303, (await SendAsync(admin, path, ("Input.Last", "2026-01-06"), ("Input.Reason", "QĐ 12/QĐ-STN"))).Status);
        Assert.Empty(await Posts.HoldersAsync(office.AgencyId, [post], today.AddDays(1)));
        Assert.Equal(303, (await AppointAsync(await PersonAsync("Trần Lan"), post, "2026-01-07")).Status);
    }

    [Fact]
    public async Task A_wrong_code_is_answered_beside_the_field_and_a_new_code_keeps_the_old_one_findable()
    {
        var path = "/Organisation/Edit/" + office.AgencyId;
        var wrong = await SendAsync(admin, path, ("Input.Code", "98.10"));
        Assert.Equal(422, wrong.Status);
        Assert.Contains("QĐ 20/2020/QĐ-TTg", wrong.Document!.QuerySelector("#Input_Code-error")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(303, (await SendAsync(admin, path, ("Input.Code", "H98.77"), ("Input.Obligation", "Encouraged"))).Status);
        var card = (await Agencies.FindAsync(office.AgencyId))!;
        Assert.Equal(
            ("H98.77", QmsObligation.Encouraged, QmsObligation.Mandatory),
            (card.Code, card.ObligationOn(today), card.ObligationOn(today.AddDays(-1)))
        );
        Assert.Equal(office.AgencyId, (await Agencies.FindByCodeAsync("H98.10"))?.Id);
    }

    [Fact]
    public async Task Two_people_who_edit_at_once_see_each_other()
    {
        var unit = await UnitAsync("Phòng Tổ chức");
        var mine = await admin.GetAsync("/Organisation/EditUnit/" + unit);
        Assert.Equal(303, (await SendAsync(admin, "/Organisation/EditUnit/" + unit, ("Input.Name", "Phòng Tổ chức và Hội"))).Status);
        var late = await admin.SubmitAsync(mine, Fields(("Input.Name", "Phòng Tổ chức cán bộ")));
        Assert.Equal(409, late.Status);
        Assert.Contains("Phòng Tổ chức và Hội", late.Words, StringComparison.Ordinal);
        Assert.Contains("Phạm Quản Trị", late.Words, StringComparison.Ordinal);
        Assert.Equal(303, (await admin.SubmitAsync(late)).Status);
        Assert.Equal("Phòng Tổ chức cán bộ", (await Posts.UnitsAsync(office.AgencyId)).First(u => u.Id == unit).Name);
    }

    [Fact]
    public async Task The_same_form_sent_twice_does_its_work_once()
    {
        var fields = (await admin.GetAsync("/Organisation/EditUnit")).FormFields(
            null,
            Fields(("Input.Name", "Phòng Một Lần"), ("Input.Code", "P1L"))
        );
        var first = await admin.PostAsync("/Organisation/EditUnit", fields);
        var second = await admin.PostAsync("/Organisation/EditUnit", fields);
        Assert.Equal((303, 303, first.Location), (first.Status, second.Status, second.Location));
        Assert.Single(await Posts.UnitsAsync(office.AgencyId), u => u.Name == "Phòng Một Lần");
    }

    [Fact]
    public async Task A_system_covers_units_and_a_unit_belongs_to_one_system_only()
    {
        var unit = await UnitAsync("Phòng Tổ chức");
        Assert.Equal(
            303,
            (await SendAsync(admin, "/Organisation/EditSystem", ("Input.Name", "HTQLCL của Sở"), ("Input.Units", unit.ToString()))).Status
        );
        var again = await SendAsync(admin, "/Organisation/EditSystem", ("Input.Name", "HTQLCL thứ hai"), ("Input.Units", unit.ToString()));
        Assert.Equal(422, again.Status);
        Assert.Contains("đang thuộc hệ thống “HTQLCL của Sở”", again.Words, StringComparison.Ordinal);
        Assert.Contains("HTQLCL của Sở", (await admin.GetAsync("/Organisation/Show/" + office.AgencyId)).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_provinces_lead_adds_and_changes_any_agency()
    {
        var lead = await office.SignInAsync(await office.PersonAsync("Lê Chủ Trì", "Trưởng phòng", PostKind.UnitHead, Roles.ProvinceLead));
        var answer = await SendAsync(
            lead,
            "/Organisation/Add",
            ("Input.Name", "Ủy ban nhân dân xã Mới"),
            ("Input.Code", "H98.61.09"),
            ("Input.Kind", "Commune"),
            ("Input.Level", "Commune")
        );
        Assert.True(answer.Status == 303, answer.Words);
        var added = (await Agencies.FindByCodeAsync("H98.61.09"))!;
        Assert.Equal("uy-ban-nhan-dan-xa-moi", added.Slug);
        Assert.Equal(303, (await SendAsync(lead, "/Organisation/Edit/" + added.Id, ("Input.Phone", "0203 3800 111"))).Status);
        Assert.Equal("0203 3800 111", (await Agencies.FindAsync(added.Id))!.Phone);
        Assert.Equal(404, (await admin.GetAsync("/Organisation/Edit/" + added.Id)).Status);
    }

    [Fact]
    public async Task Every_change_leaves_one_log_entry()
    {
        await UnitAsync("Phòng Tổ chức");
        await using var source = Npgsql.NpgsqlDataSource.Create(site.Connections.Worker);
        await using var command = source.CreateCommand("select count(*) from audit_log.entry where what = 'organisation.unit_added'");
        Assert.Equal(1L, await command.ExecuteScalarAsync());
    }
}
