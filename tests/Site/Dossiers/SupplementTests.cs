using IsoDienTu.Dossiers.Supplements;
using IsoDienTu.Testing;
using Microsoft.EntityFrameworkCore;

namespace IsoDienTu.Site.Dossiers;

/// <summary>Form 02: one request at a time, also when two officials ask, or two clerks take in the papers, in the same moment.</summary>
public sealed class SupplementTests : IAsyncLifetime
{
    private TestSite site = null!;
    private OneStop desk = null!;
    private Guid id;

    public async ValueTask InitializeAsync()
    {
        site = await TestSite.StartAsync();
        desk = await OneStop.OpenAsync(site, "H99.02");
        id = OneStop.IdIn(await desk.ReceiveAsync());
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task Of_two_who_ask_at_once_one_is_told_of_the_other_and_the_papers_are_taken_in_once()
    {
        TestClient[] officials = [desk.Clerk, desk.Head];
        var asking = new[] { await desk.Clerk.GetAsync(Address), await desk.Head.GetAsync(Address) };
        var asked = await Task.WhenAll(officials.Zip(asking, (o, p) => o.SubmitAsync(p, Form("Thiếu trang"), "handler=Ask")));
        Assert.Equal([303, 422], asked.Select(a => a.Status).Order());
        Assert.Contains("đang chờ bổ sung theo phiếu số 1", asked.Single(a => a.Status == 422).Words, StringComparison.Ordinal);
        Assert.Equal(1, await CountAsync());

        var taking = new[] { await desk.Clerk.GetAsync(Address), await desk.Head.GetAsync(Address) };
        var taken = await Task.WhenAll(officials.Zip(taking, (o, p) => o.SubmitAsync(p, null, "handler=Came")));
        Assert.Equal([303, 422], taken.Select(a => a.Status).Order());
        Assert.Contains("không chờ bổ sung", taken.Single(a => a.Status == 422).Words, StringComparison.Ordinal);
    }

    private string Address => $"/Dossiers/Supplement/{id}";

    private static Dictionary<string, string> Form(string reason) =>
        new(StringComparer.Ordinal)
        {
            ["Other"] = "Trang 3",
            ["Reason"] = reason,
            ["Contact"] = "Lê Văn Minh, 0217",
        };

    private Task<int> CountAsync() =>
        site.Runner.ReadAsync(desk.Scene.AgencyId, (db, ct) => db.Set<SupplementRequest>().CountAsync(s => s.DossierId == id, ct));
}
