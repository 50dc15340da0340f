using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using IsoDienTu.Kernel;
using Npgsql;

namespace IsoDienTu.Bench.Engine;

/// <summary>How long the product's own worker takes for ten thousand timers that are due at once, each of another instance.</summary>
internal static class TimerDrain
{
    private const string Xml = """
        <?xml version="1.0" encoding="UTF-8"?>
        <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="waiting" targetNamespace="urn:isodientu:bench">
          <process id="waiting" isExecutable="true">
            <startEvent id="begin" />
            <intermediateCatchEvent id="wait"><timerEventDefinition><timeDuration>PT1H</timeDuration></timerEventDefinition></intermediateCatchEvent>
            <userTask id="step" name="Trả kết quả" />
            <endEvent id="done" />
            <sequenceFlow id="way1" sourceRef="begin" targetRef="wait" />
            <sequenceFlow id="way2" sourceRef="wait" targetRef="step" />
            <sequenceFlow id="way3" sourceRef="step" targetRef="done" />
          </process>
        </definitions>
        """;

    public static async Task<IReadOnlyList<Figure>> MeasureAsync(Ground ground, CancellationToken cancel)
    {
        var count = Ground.IsQuick ? 2_000 : 10_000;
        var field = await FillAsync(ground, count, cancel);
        using var part = new Part(new PartOrder(PartProcess.Timers, field.Connections, ground.Data, field.World));
        var sample = part.Run(TimeSpan.Zero);
        return
        [
            Figure.AtMost(20, "timers_10k_s", sample.Seconds * 10_000 / count, "s"),
            new("cpu_ms_per_timer", sample.CpuMilliseconds, "ms"),
        ];
    }

    /// <summary>Starts the worker and waits until no timer is due.</summary>
    /// <returns>How many there were.</returns>
    public static async Task<long> RunAsync(ProductHost product, CancellationToken ct)
    {
        var count = await DueAsync(product, ct);
        await product.StartJobsAsync(ct);
        for (var watch = Stopwatch.StartNew(); await DueAsync(product, ct) > 0; await Task.Delay(50, ct))
        {
            if (watch.Elapsed > TimeSpan.FromMinutes(5))
            {
                throw new InvalidOperationException("The timers are not done after five minutes.");
            }
        }

        await product.StopJobsAsync(ct);
        return count;
    }

    private static async Task<long> DueAsync(ProductHost product, CancellationToken ct)
    {
        await using var ask = product
            .Get<WorkDatabases>()
            .Worker.CreateCommand("select count(*) from processes.timer where due_at <= now()");
        return (long)(await ask.ExecuteScalarAsync(ct))!;
    }

    private static async Task<Field> FillAsync(Ground ground, int count, CancellationToken cancel)
    {
        var field = await ground.AnotherAsync("timers", cancel);
        await using var filling = await Filling.OpenAsync(ground.Cluster, field.Database, cancel);
        var version = Guid.CreateVersion7();
        await filling.RunAsync(
            $"""
            insert into processes.definition (agency_id, id, key, title) values ({field.World.Agency}, '{version}', 'DO.CHO', 'Chờ');
            insert into processes.definition_version (agency_id, id, definition_id, number, state, xml, sha256, published_at)
              values ({field.World.Agency}, '{version}', '{version}', 1, 'Published', '{Xml}', '{Convert.ToHexStringLower(
                  SHA256.HashData(Encoding.UTF8.GetBytes(Xml))
              )}', now())
            """,
            cancel
        );
        await using var product = new ProductHost(field.Connections, ground.Data);
        var (instance, _) = await Acts.StartAsync(product, field.World, version, cancel);
        await filling.CopyAsync(
            "processes.instance",
            $"id = '{instance}'",
            1,
            count,
            new() { ["id"] = Filling.Made(1), ["subject_id"] = Filling.Made(2) },
            cancel
        );
        await filling.CopyAsync(
            "processes.timer",
            $"instance_id = '{instance}'",
            1,
            count,
            new() { ["instance_id"] = Filling.Made(1), ["due_at"] = "now() - make_interval(secs => n % 60)" },
            cancel
        );
        await filling.SettleAsync(cancel);
        return field;
    }
}
