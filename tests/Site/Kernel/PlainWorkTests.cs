using IsoDienTu.AuditLog;
using IsoDienTu.Kernel;
using IsoDienTu.Testing;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace IsoDienTu.Site.Kernel;

public sealed class PlainWorkTests : IAsyncLifetime
{
    private const int Agency = 1;
    private static readonly Actor Someone = new(Guid.CreateVersion7(), "Lê Thị Mơ", "Chuyên viên", []);
    private TestSite site = null!;

    public async ValueTask InitializeAsync() => site = await TestSite.StartAsync();

    public ValueTask DisposeAsync() => site.DisposeAsync();

    private static WorkOrder Order(string? key = null, byte[]? hash = null) =>
        new(Someone, Agency, "test.plain", key, hash, "test", Plain: true);

    /// <summary>Takes a name that only one may have: refused when it is seen to be taken, stopped by the table when it is taken meanwhile.</summary>
    private static Func<IWork, CancellationToken, Task<string>> Take(string name, string answer) =>
        async (work, ct) =>
        {
            var taken = await work.ReadAsync(
                "select count(*) from kernel.number_series where agency_id = $1 and series = $2",
                [Sql.P(Agency), Sql.P(name)],
                async (row, token) => await row.ReadAsync(token) && row.GetInt64(0) > 0,
                ct
            );
            if (taken)
            {
                throw new RuleException(typeof(IsoDienTu.AuditLog.Texts), "test.taken", "Tên đã có người lấy.");
            }

            work.Batch.Add("insert into kernel.number_series (agency_id, series, last) values ($1, $2, 1)", Sql.P(Agency), Sql.P(name));
            Log.Write(work, "test.taken", "name", name);
            return answer;
        };

    private Task<long> CountAsync(string sql) =>
        site.Runner.ReadAsync(Agency, (db, ct) => db.Database.SqlQueryRaw<long>(sql).SingleAsync(ct));

    [Fact]
    public async Task A_repetition_under_the_same_key_gets_the_first_answer_though_its_work_would_be_refused_now()
    {
        var first = await site.Runner.RunAsync(Order("plain-key-1"), Take("một", "lần đầu"));
        var again = await site.Runner.RunAsync(Order("plain-key-1"), Take("một", "lần hai"));
        Assert.Equal(("lần đầu", "lần đầu"), (first, again));
        await Assert.ThrowsAsync<RuleException>(() => site.Runner.RunAsync(Order("plain-key-2"), Take("một", "người khác")));
        Assert.Equal(1, await CountAsync("select count(*) as \"Value\" from audit_log.entry where what = 'test.taken'"));
    }

    [Fact]
    public async Task Twenty_at_once_under_one_key_do_the_work_once_and_all_get_its_answer()
    {
        var answers = await Task.WhenAll(
            Enumerable.Range(0, 20).Select(i => site.Runner.RunAsync(Order("plain-crowd"), Take("đông", $"lần {i}")))
        );
        Assert.Single(answers.Distinct(StringComparer.Ordinal));
        Assert.Equal(1, await CountAsync("select count(*) as \"Value\" from audit_log.entry where what = 'test.taken'"));
    }

    [Fact]
    public async Task The_same_key_with_other_contents_is_refused_and_nothing_is_written()
    {
        await site.Runner.RunAsync(Order("plain-other", [1]), Take("hai", "lần đầu"));
        await Assert.ThrowsAsync<IdempotencyMismatchException>(() =>
            site.Runner.RunAsync(Order("plain-other", [2]), Take("ba", "lần hai"))
        );
        Assert.Equal(0, await CountAsync("select count(*) as \"Value\" from kernel.number_series where series = 'ba'"));
    }

    [Fact]
    public async Task When_one_statement_of_the_batch_fails_none_has_happened()
    {
        await Assert.ThrowsAsync<PostgresException>(() =>
            site.Runner.RunAsync(
                Order(),
                (work, _) =>
                {
                    work.Batch.Add("insert into kernel.number_series (agency_id, series, last) values (1, 'bốn', 1)");
                    Log.Write(work, "test.tried", "name", "bốn");
                    work.Batch.Add("insert into kernel.number_series (agency_id, series, last) values (2, 'của họ', 1)");
                    return Task.CompletedTask;
                }
            )
        );
        Assert.Equal(0, await CountAsync("select count(*) as \"Value\" from kernel.number_series where series = 'bốn'"));
        Assert.Equal(0, await CountAsync("select count(*) as \"Value\" from audit_log.entry where what = 'test.tried'"));
    }

    [Fact]
    public async Task A_change_without_a_log_entry_does_not_commit() =>
        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            site.Runner.RunAsync(
                Order(),
                (work, _) =>
                {
                    work.Batch.Add("insert into kernel.number_series (agency_id, series, last) values (1, 'lặng lẽ', 1)");
                    return Task.CompletedTask;
                }
            )
        );

    [Fact]
    public async Task A_plain_command_that_reaches_for_entities_is_told_so() =>
        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            site.Runner.RunAsync(Order(), async (work, ct) => await work.Db.SaveChangesAsync(ct))
        );
}
