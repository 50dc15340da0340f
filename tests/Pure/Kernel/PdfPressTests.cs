using System.Diagnostics;
using System.Text;
using IsoDienTu.Kernel;

namespace IsoDienTu.Pure.Kernel;

/// <summary>The programs that make PDF files are warm, walled, and replaced when they die.</summary>
public sealed class PdfPressTests
{
    private static string Pages(int count) =>
        string.Concat(Enumerable.Range(1, count).Select(i => $"<p style='break-after: page'>Trang thứ {i}</p>"));

    [Fact]
    public async Task A_page_becomes_a_file_and_the_program_stays_for_the_next()
    {
        using var press = WarmPress.Make(new PdfPressOptions());
        Assert.StartsWith("%PDF-", Encoding.Latin1.GetString(await press.PrintAsync(new PdfOrder("<p>Một</p>"))), StringComparison.Ordinal);
        var first = Assert.Single(press.Idle).ProcessId;
        await press.PrintAsync(new PdfOrder("<p>Hai</p>"));
        Assert.Equal(first, Assert.Single(press.Idle).ProcessId);
        Assert.Null(press.Trouble);
    }

    [Fact]
    public async Task Many_at_once_share_two_programs()
    {
        using var press = WarmPress.Make(new PdfPressOptions());
        var made = await Task.WhenAll(
            Enumerable.Range(0, 6).Select(i => press.PrintAsync(new PdfOrder($"<title>{i}</title><p>Bản {i}</p>")))
        );
        Assert.Equal(6, made.Select(Convert.ToBase64String).Distinct(StringComparer.Ordinal).Count());
        Assert.InRange(press.Idle.Count(), 1, 2);
    }

    [Fact]
    public async Task A_program_that_was_killed_is_replaced_without_anybody_noticing()
    {
        using var press = WarmPress.Make(new PdfPressOptions());
        await press.PrintAsync(new PdfOrder("<p>Một</p>"));
        var first = Assert.Single(press.Idle).ProcessId;
        using (var process = Process.GetProcessById(first))
        {
            process.Kill();
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        Assert.NotEmpty(await press.PrintAsync(new PdfOrder("<p>Hai</p>")));
        Assert.NotEqual(first, Assert.Single(press.Idle).ProcessId);
    }

    [Fact]
    public async Task A_page_that_takes_too_long_is_given_up_and_the_next_one_is_made()
    {
        using var press = WarmPress.Make(new PdfPressOptions { Seconds = 1 });
        var slow = await Assert.ThrowsAsync<RuleException>(() => press.PrintAsync(new PdfOrder(Pages(20_000))));
        Assert.Equal("kernel.press.too_much", slow.Key);
        Assert.Empty(press.Idle);
        using var patient = WarmPress.Make(new PdfPressOptions());
        Assert.NotEmpty(await patient.PrintAsync(new PdfOrder("<p>Sau đó</p>")));
    }

    [Fact]
    public async Task A_page_that_needs_too_much_memory_is_given_up()
    {
        using var press = WarmPress.Make(new PdfPressOptions { Megabytes = 300, Seconds = 20 });
        var large = await Assert.ThrowsAsync<RuleException>(() => press.PrintAsync(new PdfOrder(Pages(20_000))));
        Assert.Equal("kernel.press.too_much", large.Key);
        Assert.NotEmpty(await press.PrintAsync(new PdfOrder("<p>Sau đó</p>")));
    }

    [Fact]
    public async Task Without_the_package_the_sentence_names_the_mend()
    {
        using var none = WarmPress.Make(new PdfPressOptions { Python = "/nonexistent/python3" });
        var missing = await Assert.ThrowsAsync<RuleException>(() => none.PrintAsync(new PdfOrder("<p>Một</p>")));
        Assert.Equal("kernel.press.missing", missing.Key);
        Assert.Contains("apt-get install -y weasyprint", missing.Message, StringComparison.Ordinal);
        Assert.Null(await none.LookAsync());
        Assert.Contains("/nonexistent/python3", none.Trouble, StringComparison.Ordinal);
        // A program that is there but is not what is wanted.
        using var other = WarmPress.Make(new PdfPressOptions { Python = "/bin/true" });
        Assert.Equal("kernel.press.missing", (await Assert.ThrowsAsync<RuleException>(() => other.PrintAsync(new PdfOrder("")))).Key);
    }

    [Fact]
    public async Task Nothing_but_what_came_with_the_page_is_read()
    {
        using var press = WarmPress.Make(new PdfPressOptions());
        var svg = "<svg xmlns='http://www.w3.org/2000/svg' width='40' height='40'><rect width='40' height='40' fill='#123456'/></svg>";
        var secret = Path.GetTempFileName();
        await File.WriteAllTextAsync(secret, svg, TestContext.Current.CancellationToken);
        var assets = new Dictionary<string, PdfAsset>(StringComparer.Ordinal)
        {
            ["a.svg"] = new("image/svg+xml", Encoding.UTF8.GetBytes(svg)),
        };
        var with = await press.PrintAsync(new PdfOrder("<img src='asset:a.svg'>", PdfVariant.Plain, assets));
        var without = await press.PrintAsync(new PdfOrder("<p></p>"));
        Assert.True(with.Length > without.Length + 100);
        foreach (var source in (string[])[$"file://{secret}", secret, "http://127.0.0.1:1/a.svg", "asset:b.svg", "data:,x"])
        {
            var refused = await press.PrintAsync(new PdfOrder($"<img src='{source}'>", PdfVariant.Plain, assets));
            Assert.True(refused.Length < with.Length - 50, source);
        }

        File.Delete(secret);
    }

    [Fact]
    public async Task The_program_has_neither_network_nor_rights()
    {
        using var press = WarmPress.Make(new PdfPressOptions());
        await press.PrintAsync(new PdfOrder("<p>Một</p>"));
        var id = Assert.Single(press.Idle).ProcessId;
        var status = await File.ReadAllTextAsync($"/proc/{id}/status", TestContext.Current.CancellationToken);
        Assert.Contains("NoNewPrivs:\t1", status, StringComparison.Ordinal);
        if (Environment.IsPrivilegedProcess)
        {
            Assert.Contains("Uid:\t65534\t65534\t65534\t65534", status, StringComparison.Ordinal);
            Assert.Contains("CapEff:\t0000000000000000", status, StringComparison.Ordinal);
            var net = await File.ReadAllLinesAsync($"/proc/{id}/net/dev", TestContext.Current.CancellationToken);
            Assert.Equal(["lo"], net.Skip(2).Select(l => l.Split(':')[0].Trim()));
        }

        var limits = await File.ReadAllLinesAsync($"/proc/{id}/limits", TestContext.Current.CancellationToken);
        Assert.Matches(@"^Max file size\s+0\s+0", Assert.Single(limits, l => l.StartsWith("Max file size", StringComparison.Ordinal)));
    }
}
