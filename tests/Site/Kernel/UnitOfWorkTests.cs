using IsoDienTu.AuditLog;
using IsoDienTu.Kernel;
using IsoDienTu.Testing;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace IsoDienTu.Site.Kernel;

public sealed class UnitOfWorkTests : IAsyncLifetime
{
    private static readonly Actor Someone = new(Guid.CreateVersion7(), "Lê Thị Mơ", "Chuyên viên", []);
    private TestSite site = null!;

    public async ValueTask InitializeAsync() => site = await TestSite.StartAsync();

    public ValueTask DisposeAsync() => site.DisposeAsync();

    private static WorkOrder Order(int agency, string? key = null, byte[]? hash = null) =>
        new(Someone, agency, "test.do", key, hash, "test");

    private static async Task<long> TakeNumber(IWork work, CancellationToken ct)
    {
        var number = await Numbers.NextAsync(work, "test", ct);
        Log.Write(work, "test.numbered", "number", number.ToString(System.Globalization.CultureInfo.InvariantCulture));
        return number;
    }

    [Fact]
    public async Task The_same_key_gives_the_first_answer_and_does_nothing_twice()
    {
        var first = await site.Runner.RunAsync(Order(1, "key-number-1"), TakeNumber);
        var again = await site.Runner.RunAsync(Order(1, "key-number-1"), TakeNumber);
        var next = await site.Runner.RunAsync(Order(1, "key-number-2"), TakeNumber);
        Assert.Equal((1, 1, 2), (first, again, next));
    }

    [Fact]
    public async Task The_same_key_with_other_contents_is_refused()
    {
        await site.Runner.RunAsync(Order(1, "key-other-1", [1]), TakeNumber);
        await Assert.ThrowsAsync<IdempotencyMismatchException>(() => site.Runner.RunAsync(Order(1, "key-other-1", [2]), TakeNumber));
    }

    [Fact]
    public async Task Twenty_at_once_with_one_key_take_one_number()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => site.Runner.RunAsync(Order(7, "key-crowd-1"), TakeNumber)));
        Assert.All(answers, a => Assert.Equal(1, a));
    }

    [Fact]
    public async Task Numbers_have_no_gaps_even_when_work_fails()
    {
        await site.Runner.RunAsync(Order(2), TakeNumber);
        await Assert.ThrowsAsync<RuleException>(() =>
            site.Runner.RunAsync<long>(
                Order(2),
                async (work, ct) =>
                {
                    await TakeNumber(work, ct);
                    throw new RuleException(typeof(IsoDienTu.AuditLog.Texts), "test.refused", "Từ chối");
                }
            )
        );
        var all = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => site.Runner.RunAsync(Order(2), TakeNumber)));
        Assert.Equal(Enumerable.Range(2, 12).Select(i => (long)i), all.Order());
    }

    [Fact]
    public async Task A_change_without_a_log_entry_does_not_commit()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            site.Runner.RunAsync(
                Order(3),
                (work, _) =>
                {
                    work.Batch.Add("insert into kernel.number_series (agency_id, series, last) values (3, 'silent', 1)");
                    return Task.CompletedTask;
                }
            )
        );
        var next = await site.Runner.RunAsync(Order(3), TakeNumber);
        Assert.Equal(1, next);
    }

    [Fact]
    public async Task Without_an_agency_the_database_answers_nothing_at_all()
    {
        await using var command = site
            .Services.GetRequiredService<WorkDatabases>()
            .App.CreateCommand("select count(*) from kernel.number_series");
        await Assert.ThrowsAsync<PostgresException>(async () => await command.ExecuteScalarAsync());
    }

    [Fact]
    public async Task A_row_for_another_agency_cannot_be_written()
    {
        await Assert.ThrowsAsync<PostgresException>(() =>
            site.Runner.RunAsync(
                Order(4),
                (work, _) =>
                {
                    work.Batch.Add("insert into kernel.number_series (agency_id, series, last) values (5, 'theirs', 1)");
                    Log.Write(work, "test.tried", "number", "1");
                    return Task.CompletedTask;
                }
            )
        );
    }
}
