using System.Globalization;
using System.Text;
using IsoDienTu.Documents;
using IsoDienTu.Kernel;

namespace IsoDienTu.Web.Demo;

/// <summary>
/// One agency of the demo has its quality manual on paper only: printed, signed, and scanned. The scan is made here by the product's own programs; where the machine lacks
/// them the demo goes without.
/// </summary>
internal sealed class DemoManual(DemoStage stage, DemoFiles files, IReadOnlyDictionary<string, int> agencyOf, ILogger log)
{
    private const string Agency = "H99.02";
    private const int Pages = 3;

    /// <param name="day">First day in force.</param>
    public async Task LoadAsync(DateOnly day, CancellationToken ct)
    {
        if (!agencyOf.TryGetValue(Agency, out var agency))
        {
            return;
        }

        stage.Clock.Reach(new DateTimeOffset(day, new TimeOnly(8, 30), VietnamTime.Offset));
        var staff = (await DemoStaff.ReadAsync(stage, [agency], day, ct)).Of(agency).Where(p => p.Has("documents.issue")).ToList();
        if (staff.Count == 0)
        {
            return;
        }

        try
        {
            var head = staff[0].Actor;
            await stage.OnceAsync(
                head,
                agency,
                "demo.manual",
                "manual",
                async (work, token) =>
                    await FinishedDocuments.IssueAsync(
                        work,
                        stage.Get<FileStore>(),
                        new DocumentDraft("STCL", "Sổ tay chất lượng", DocumentKind.Manual, DocumentContent.Empty, null, null, []),
                        "so-tay-chat-luong-ban-quet.pdf",
                        await ScanAsync(token),
                        new IssueOrder([new SignOff(SignOffAct.Approved, head.Name, head.Post, day)], day),
                        token
                    ),
                ct
            );
            await stage.FollowUpAsync(agency, ct);
        }
        catch (Exception e) when (e is RuleException or WalledProgramException)
        {
            log.LogWarning("The demo goes without its scanned manual: {Why}", e.Message);
        }
    }

    private async Task<byte[]> ScanAsync(CancellationToken ct)
    {
        var (press, programs) = (stage.Get<PdfPress>(), stage.Get<WalledPrograms>());
        var printed = await press.PrintAsync(new PdfOrder(Encoding.UTF8.GetString(files.Bytes("papers/STCL.html"))), ct);
        var pictures = new Dictionary<string, PdfAsset>(StringComparer.Ordinal)
        {
            ["scan.css"] = new(
                "text/css",
                "@page{size:A4;margin:0}body{margin:0}img{display:block;width:210mm;height:296.9mm}"u8.ToArray()
            ),
        };
        var html = new StringBuilder(
            "<!doctype html><html lang=\"vi\"><head><title>STCL</title><link rel=\"stylesheet\" href=\"asset:scan.css\"></head><body>"
        );
        for (var page = 1; page <= Pages; page++)
        {
            var number = page.ToString(CultureInfo.InvariantCulture);
            string[] asked = ["-f", number, "-l", number, "-r", "200", "-gray", "-jpeg", "-singlefile", "{0}"];
            pictures[$"{number}.jpg"] = new PdfAsset(
                FileKind.Jpeg.MediaType,
                await programs.RunAsync(new WalledOrder("pdftoppm", asked, [printed]), ct)
            );
            html.Append(CultureInfo.InvariantCulture, $"<img src=\"asset:{number}.jpg\" alt=\"\">");
        }

        return await press.PrintAsync(new PdfOrder(html.Append("</body></html>").ToString(), PdfVariant.Plain, pictures), ct);
    }
}
