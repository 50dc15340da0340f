using IsoDienTu.AuditLog;
using IsoDienTu.Kernel;
using IsoDienTu.Processes;
using Npgsql;

namespace IsoDienTu.Bench.Engine;

/// <summary>How large the stored state of an instance grows on its way through forty steps.</summary>
internal static class StateSize
{
    public static async Task<IReadOnlyList<Figure>> MeasureAsync(Ground ground, CancellationToken cancel)
    {
        await using var product = new ProductHost(ground.Main.Connections, ground.Data);
        await using var all = NpgsqlDataSource.Create(ground.Cluster.ConnectionString(ground.Main.Database, "iso"));
        var (instance, first) = await Acts.StartAsync(product, ground.Main.World, ground.Main.World.Long, cancel);
        var largest = 0L;
        for (Guid? task = first[0]; task is { } open; )
        {
            await using var ask = all.CreateCommand("select octet_length(state::text)::bigint from processes.instance where id = $1")
                .With(Sql.P(instance));
            largest = Math.Max(largest, (long)(await ask.ExecuteScalarAsync(cancel))!);
            task = await Acts.CompleteAsync(product, product.Get<ProcessEngine>(), ground.Main.World, open, cancel);
        }

        return [Figure.AtMost(4096, "state_bytes_40_steps", largest, "bytes")];
    }
}
