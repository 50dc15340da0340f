using IsoDienTu.Kernel;
using IsoDienTu.Organisation;

namespace IsoDienTu.Bench.Engine;

/// <summary>
/// The inbox of one official, to whom steps are offered under the person's own key and those of three posts, among 100,000 and a million open steps;
/// each step is offered to four principals, and the official's part does not grow.
/// </summary>
internal static class InboxGrowth
{
    /// <summary>How many steps wait for the official: forty a key.</summary>
    public const int Waiting = 160;

    /// <summary>The official with one key of the person and three of posts.</summary>
    public static Actor Reader(World world) =>
        world.Official with
        {
            Principals = [Principal.Person(world.Official.PersonId), .. world.Posts.Take(3).Select(Principal.Post)],
        };

    public static async Task<IReadOnlyList<Figure>> MeasureAsync(Ground ground, CancellationToken cancel)
    {
        var scale = Ground.IsQuick ? 10 : 1;
        var few = await FillAsync(ground, "inbox_few", 100_000 / scale, cancel);
        var many = await FillAsync(ground, "inbox_many", 1_000_000 / scale, cancel);
        using var fewPart = ground.Start(PartProcess.Inbox, few);
        using var manyPart = ground.Start(PartProcess.Inbox, many);
        var pairs = Pairs.Measure(time => fewPart.Run(time).P95, time => manyPart.Run(time).P95, count: 3, Ground.Each, cancel);
        return
        [
            new("inbox_p95_ms_100k", pairs.Floor, "ms"),
            Figure.AtMost(5, "inbox_p95_ms_1m", pairs.Product, "ms"),
            Figure.AtMost(2, "inbox_growth_1m_vs_100k", pairs.Ratio, "ratio"),
        ];
    }

    private static async Task<Field> FillAsync(Ground ground, string name, int open, CancellationToken cancel)
    {
        var field = await ground.AnotherAsync(name, cancel);
        await using var product = new ProductHost(field.Connections, ground.Data);
        var (instance, _) = await Acts.StartAsync(product, field.World, field.World.Version, cancel);
        await using var filling = await Filling.OpenAsync(ground.Cluster, field.Database, cancel);
        // The engine's own one is offered to the posts as well; the copies are offered to others, forty of them each.
        await filling.StartAsync(
            instance,
            1,
            open,
            $"(select array_agg('post:' || md5(((n + k * 7919) % {open / 10})::text)) from generate_series(0, 3) k)",
            cancel
        );
        await filling.RunAsync(
            $"delete from processes.inbox where task_id in (select id from processes.task where instance_id = '{instance}')",
            cancel
        );
        var keys = Reader(field.World).Principals;
        for (var k = 0; k < keys.Count; k++)
        {
            // One of the four principals of every so many steps is the official.
            await filling.RunAsync(
                $"""
                with mine as (select {Filling.Made(3)} id from generate_series(1, {Waiting / keys.Count}) i, lateral (select i * {open
                    / 64} + {k}) x(n)),
                  one as (select distinct on (task_id) task_id, principal from processes.inbox where task_id in (select id from mine) order by task_id, principal)
                update processes.inbox i set principal = '{keys[k]}' from one where i.task_id = one.task_id and i.principal = one.principal
                """,
                cancel
            );
        }

        await filling.SettleAsync(cancel);
        return field;
    }
}
