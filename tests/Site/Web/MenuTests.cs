using IsoDienTu.Organisation;
using IsoDienTu.Testing;

namespace IsoDienTu.Site.Web;

/// <summary>The rail that everybody has before them all day.</summary>
public sealed class MenuTests
{
    /// <summary>Two modules give entries to the clerk's desk without knowing of each other's order.</summary>
    [Fact]
    public async Task A_group_stands_in_the_menu_once_with_all_its_entries()
    {
        await using var site = await TestSite.StartAsync();
        var office = await Scene.MakeAsync(site, "H99.90", "Sở Trình đơn");
        foreach (
            var (role, kind) in new[]
            {
                (Roles.DeskClerk, PostKind.DeskClerk),
                (Roles.IsoSecretary, PostKind.IsoSecretary),
                (Roles.Administrator, PostKind.Specialist),
            }
        )
        {
            var person = await office.SignInAsync(await office.PersonAsync("Lê " + role, "Chức danh " + role, kind, role));
            var page = await person.GetAsync("/");
            var groups = page.Document!.QuerySelectorAll(".rail h2").Select(g => g.TextContent.Trim()).ToList();
            Assert.NotEmpty(groups);
            Assert.Equal(groups.Distinct(StringComparer.Ordinal), groups);
        }
    }
}
