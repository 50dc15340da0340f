using IsoDienTu.Site.Dossiers;
using IsoDienTu.Testing;

namespace IsoDienTu.Site.Guards;

/// <summary>A dossier with papers asked for, come in and an apology; another one stopped.</summary>
internal static class DossiersOfWorld
{
    public static async Task MakeAsync(TestSite site, OneStop own)
    {
        var received = await own.Clerk.UploadAsync(await own.DeskAsync(), OneStop.Form(), "PartFile-1", "don.pdf", "%PDF-1.7"u8.ToArray());
        var dossier = OneStop.IdIn(received.Location!);
        await site.RunJobsAsync();
        await own.Clerk.SubmitAsync(
            await own.Clerk.GetAsync($"/Dossiers/Supplement/{dossier}"),
            new Dictionary<string, string>
            {
                ["Other"] = "Trang 3",
                ["Reason"] = "Thiếu trang",
                ["Contact"] = "Lê Văn Minh, 0217",
            },
            "handler=Ask"
        );
        await own.Clerk.SubmitAsync(await own.Clerk.GetAsync($"/Dossiers/Supplement/{dossier}"), null, "handler=Came");
        await own.Head.SubmitAsync(
            await own.Head.GetAsync($"/Dossiers/Apologise/{dossier}"),
            new Dictionary<string, string> { ["Reason"] = "Chờ ý kiến thẩm định", ["NewDue"] = "2026-01-20T17:00" }
        );
        var stopped = OneStop.IdIn(await own.ReceiveAsync());
        await site.RunJobsAsync();
        await own.Clerk.SubmitAsync(
            await own.Clerk.GetAsync($"/Dossiers/Stop/{stopped}"),
            new Dictionary<string, string> { ["Reason"] = "Người nộp chưa cần nữa" }
        );
    }
}
