using System.Text;
using IsoDienTu.Organisation;
using IsoDienTu.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace IsoDienTu.Site.Organisation;

/// <summary>Who may not: without sign-in, without the right, from another agency, without the form's token.</summary>
public sealed class WallsTests : IAsyncLifetime
{
    private static readonly string[] working =
    [
        "/Organisation/EditUnit",
        "/Organisation/EditPost",
        "/Organisation/EditPerson",
        "/Organisation/EditSystem",
        "/Organisation/Appoint",
        "/Organisation/Import",
        "/Organisation/Add",
    ];

    private TestSite site = null!;
    private Scene office = null!;
    private Scene other = null!;
    private Player player = null!;
    private TestClient admin = null!;

    public async ValueTask InitializeAsync()
    {
        site = await TestSite.StartAsync();
        office = await Scene.MakeAsync(site, "H98.20", "Sở Một");
        other = await Scene.MakeAsync(site, "H98.21", "Sở Hai");
        player = await office.PersonAsync(
            "Phạm Quản Trị",
            "Quản trị hệ thống",
            PostKind.Administrator,
            Roles.Administrator,
            Roles.ProvinceLead
        );
        admin = await office.SignInAsync(player);
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    /// <summary>Addresses of everything of the first office that has an id.</summary>
    private async Task<string[]> OwnedAsync()
    {
        var posts = site.Services.GetRequiredService<Posts>();
        var unit = (await posts.UnitsAsync(office.AgencyId))[0];
        var holder = Assert.Single(await posts.HoldersAsync(office.AgencyId, [player.PostId], new DateOnly(2026, 1, 6)));
        var import = await UploadAsync("Họ và tên,Đơn vị,Chức danh\nTrần Lan,Phòng Mới,Chuyên viên\n");
        await admin.SubmitAsync(
            await admin.GetAsync("/Organisation/EditSystem"),
            new Dictionary<string, string>(StringComparer.Ordinal) { ["Input.Name"] = "HTQLCL" }
        );
        var page = await admin.GetAsync("/Organisation/Show/" + office.AgencyId);
        var system = page.Document!.QuerySelector("a[href^='/Organisation/EditSystem/']")!.GetAttribute("href")!;
        return
        [
            "/Organisation/EditUnit/" + unit.Id,
            "/Organisation/EditPost/" + player.PostId,
            "/Organisation/EditPerson/" + player.PersonId,
            "/Organisation/EndAppointment/" + holder.AppointmentId,
            "/Organisation/Edit/" + office.AgencyId,
            import.Location!,
            system,
        ];
    }

    private async Task<TestPage> UploadAsync(string text, string name = "can-bo.csv") =>
        await admin.UploadAsync(
            await admin.GetAsync("/Organisation/Import"),
            new Dictionary<string, string>(StringComparer.Ordinal),
            "File",
            name,
            Encoding.UTF8.GetBytes(text)
        );

    [Fact]
    public async Task The_owner_opens_every_page()
    {
        foreach (var path in (await OwnedAsync()).Concat(working).Append("/Organisation").Append("/Organisation/Show/" + office.AgencyId))
        {
            var page = await admin.GetAsync(path);
            Assert.True(page.Status == 200, $"{path}: {page.Status} {page.Words}");
        }
    }

    [Fact]
    public async Task Without_sign_in_every_page_leads_to_it()
    {
        foreach (var path in (await OwnedAsync()).Concat(working).Append("/Organisation"))
        {
            Assert.Contains("/Access/SigningIn/SignIn", (await site.Anonymous().GetAsync(path)).Location, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Without_the_right_every_page_is_refused_and_so_is_its_post()
    {
        var client = await office.SignInAsync(await office.PersonAsync("Trần Lan", "Chuyên viên", PostKind.Specialist, Roles.Specialist));
        foreach (var path in (await OwnedAsync()).Concat(working))
        {
            var form = (await admin.GetAsync(path)).FormFields(null, null);
            Assert.True((await client.GetAsync(path)).Status == 403, path);
            Assert.Equal(403, (await client.PostAsync(path, form)).Status);
        }

        Assert.Equal(200, (await client.GetAsync("/Organisation")).Status);
    }

    [Fact]
    public async Task Another_agency_finds_nothing()
    {
        var stranger = await other.SignInAsync(
            await other.PersonAsync("Kẻ Khác", "Quản trị hệ thống", PostKind.Administrator, Roles.Administrator)
        );
        foreach (var path in await OwnedAsync())
        {
            Assert.True((await stranger.GetAsync(path)).Status == 404, path);
            var own = (await stranger.GetAsync("/Organisation/EditUnit")).FormFields(null, null);
            Assert.True((await stranger.PostAsync(path, own)).Status == 404, "post " + path);
        }

        var page = await stranger.GetAsync("/Organisation/Show/" + office.AgencyId);
        Assert.Equal(200, page.Status);
        Assert.Contains("Sở Một", page.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("Phạm Quản Trị", page.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("Phạm Quản Trị", (await stranger.GetAsync("/Organisation/Appoint")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_post_without_the_forms_token_is_refused()
    {
        foreach (var path in (await OwnedAsync()).Concat(working))
        {
            var form = (await admin.GetAsync(path)).FormFields(null, null).Where(f => f.Key != "__RequestVerificationToken");
            Assert.True((await admin.PostAsync(path, form)).Status == 400, path);
        }
    }

    [Fact]
    public async Task Things_that_do_not_exist_are_not_found()
    {
        string[] paths = ["EditUnit", "EditPost", "EditPerson", "EndAppointment", "ImportPreview", "EditSystem"];
        foreach (var path in paths)
        {
            Assert.Equal(404, (await admin.GetAsync($"/Organisation/{path}/{Guid.CreateVersion7()}")).Status);
        }

        Assert.Equal(404, (await admin.GetAsync("/Organisation/Show/999999")).Status);
        Assert.Equal(404, (await admin.GetAsync("/Organisation/Edit/999999")).Status);
    }

    [Fact]
    public async Task An_upload_is_previewed_with_its_bad_rows_and_then_imported_as_decided()
    {
        var upload = await UploadAsync(
            "Họ và tên,Đơn vị,Chức danh,Từ ngày\nTrần Lan,Phòng Mới,Trưởng phòng,01/07/2025\nVõ Nam,Phòng Mới,Trưởng phòng,01/08/2025\n"
        );
        Assert.Equal(303, upload.Status);
        var preview = await admin.FollowAsync(upload);
        Assert.Contains("chỉ một người giữ, Trần Lan đang giữ", preview.Words, StringComparison.Ordinal);
        var posts = site.Services.GetRequiredService<Posts>();
        Assert.DoesNotContain(await posts.UnitsAsync(office.AgencyId), u => u.Name == "Phòng Mới");
        Assert.Equal(422, (await admin.SubmitAsync(preview, button: ("Decision", "all"))).Status);
        var form = preview.FormFields(null, new Dictionary<string, string>(StringComparer.Ordinal) { ["Decision"] = "good" });
        Assert.Equal(303, (await admin.PostAsync(upload.Location!, form)).Status);
        Assert.Equal(303, (await admin.PostAsync(upload.Location!, form)).Status);
        Assert.Single(await posts.UnitsAsync(office.AgencyId), u => u.Name == "Phòng Mới");
        Assert.Equal(
            "Trần Lan",
            Assert
                .Single(
                    await site.Services.GetRequiredService<People>().StaffAsync(office.AgencyId, new DateOnly(2026, 1, 6)),
                    h => h.UnitName == "Phòng Mới"
                )
                .Name
        );
        Assert.Contains("Đã nhập", (await admin.GetAsync(upload.Location!)).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rejected_list_writes_nothing_and_bad_files_are_answered_with_the_mend()
    {
        var upload = await UploadAsync("Họ và tên,Đơn vị,Chức danh\nTrần Lan,Phòng Bỏ,Chuyên viên\n");
        Assert.Equal(303, (await admin.SubmitAsync(await admin.FollowAsync(upload), button: ("Decision", "none"))).Status);
        Assert.DoesNotContain(await site.Services.GetRequiredService<Posts>().UnitsAsync(office.AgencyId), u => u.Name == "Phòng Bỏ");
        var pdf = await UploadAsync("%PDF-1.7", "can-bo.xlsx");
        Assert.Equal(422, pdf.Status);
        Assert.Contains("chỉ nhận .xlsx hoặc .csv", pdf.Words, StringComparison.Ordinal);
        Assert.Contains("Không nhận ra danh sách", (await UploadAsync("a,b\n1,2\n")).Words, StringComparison.Ordinal);
        Assert.Contains("Hãy chọn một tệp", (await UploadAsync("")).Words, StringComparison.Ordinal);
    }
}
