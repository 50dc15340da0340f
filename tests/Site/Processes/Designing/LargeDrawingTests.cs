using System.Diagnostics;
using System.Text.Json;
using IsoDienTu.Bpmn;
using IsoDienTu.Organisation;
using IsoDienTu.Testing;

namespace IsoDienTu.Site.Processes.Designing;

/// <summary>A drawing of four hundred elements stays usable on the pages around it.</summary>
public sealed class LargeDrawingTests : IAsyncLifetime
{
    private TestSite site = null!;
    private TestClient secretary = null!;

    public async ValueTask InitializeAsync()
    {
        site = await TestSite.StartAsync();
        var office = await Scene.MakeAsync(site, "H99.67", "Sở Lớn");
        secretary = await office.SignInAsync(
            await office.PersonAsync("Trần Thị Thanh", "Thư ký ISO", PostKind.IsoSecretary, Roles.IsoSecretary)
        );
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task Four_hundred_elements_are_tried_commented_on_and_exported_in_moments()
    {
        var made = new DiagramBuilder("p", "Lớn");
        var last = made.Start("Vai 0", "Bắt đầu");
        for (var i = 1; i <= 198; i++)
        {
            var step = made.UserTask(new StepFacts($"{i}") { Term = "1 ngày" }, $"Bước {i}", $"Vai {i % 5}");
            made.Flow(last, step);
            last = step;
        }

        made.Flow(last, made.End("Vai 0", "Kết thúc"));
        var begun = await secretary.CallAsync(
            "/api/v1/process-drafts",
            JsonSerializer.Serialize(
                new
                {
                    key = "QT.LON",
                    title = "Lớn",
                    xml = BpmnWriter.WriteText(made.Build()),
                }
            ),
            "12345678-large"
        );
        var id = JsonSerializer.Deserialize<Guid>(begun.Text);
        string[] addresses =
        [
            $"/Processes/Trying/Try/{id}",
            $"/Processes/Commenting/Show/{id}",
            $"/Processes/Designing/Publish/{id}",
            $"/Processes/Designing/Show/{id}?handler=Word",
        ];
        foreach (var address in addresses)
        {
            await secretary.GetAsync(address);
            var watch = Stopwatch.StartNew();
            var page = await secretary.GetAsync(address);
            Assert.Equal(200, page.Status);
            TestContext.Current.SendDiagnosticMessage($"{address}: {watch.ElapsedMilliseconds} ms, {page.Bytes.Length / 1024} KB");
            Assert.True(watch.ElapsedMilliseconds < 10_000, $"{address}: {watch.ElapsedMilliseconds} ms");
        }

        // A hundred steps done: all are played again from the start.
        var done = string.Concat(Enumerable.Range(1, 100).Select(i => $",{{\"complete\":\"Step_{i}\"}}"));
        var run = await secretary.GetAsync($"/Processes/Trying/Try/{id}");
        var clock = Stopwatch.StartNew();
        var after = await secretary.SubmitAsync(run, new Dictionary<string, string> { ["Run"] = $"[{{\"start\":{{}}}}{done}]" });
        TestContext.Current.SendDiagnosticMessage($"101 steps: {clock.ElapsedMilliseconds} ms");
        Assert.Contains("101. Bước 101", after.Words, StringComparison.Ordinal);
        Assert.True(clock.ElapsedMilliseconds < 10_000, $"101 steps: {clock.ElapsedMilliseconds} ms");
    }
}
