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
                    throw new RuleException(typeof(AuditLog.Texts), "test.refused", "Từ chối");
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

    [Fact]
    public async Task The_log_finds_an_edited_a_removed_and_a_reordered_entry()
    {
        for (var i = 0; i < 5; i++)
        {
            await site.Runner.RunAsync(Order(9), TakeNumber);
        }

        var databases = site.Services.GetRequiredService<WorkDatabases>();
        await AuditLog.Entries.Sequencer.RunAsync(site.Services, CancellationToken.None);
        Assert.Empty((await LogVerifier.VerifyAsync(databases.Worker, 9))[0].Faults);
        await Tamper("update audit_log.entry set what = 'test.faked' where agency_id = 9 and position = 1", 9, "edited");
        await Tamper("delete from audit_log.entry where agency_id = 9 and position = 2", 9, "removed");
        await Tamper(
            "update audit_log.entry set position = case position when 3 then 4 else 3 end where agency_id = 9 and position in (3, 4)",
            9,
            "inserted, removed or reordered"
        );
        await Tamper("delete from audit_log.entry where agency_id = 9 and position = 4", 9, "cut off or extended at the end");
    }

    /// <summary>Edits as only the owner of the machine could, looks, and takes the edit back.</summary>
    private async Task Tamper(string sql, int agency, string expected)
    {
        await using var source = NpgsqlDataSource.Create(site.Connections.Owner);
        await using var connection = await source.OpenConnectionAsync();
        async Task Run(string text)
        {
            await using var command = new NpgsqlCommand(text, connection);
            await command.ExecuteNonQueryAsync();
        }

        await Run("alter table audit_log.entry disable row level security");
        await Run("create table audit_log.kept as select * from audit_log.entry");
        await Run("alter table audit_log.entry drop constraint if exists entry_agency_id_position_key");
        await Run(sql);
        await Run("alter table audit_log.entry enable row level security");
        var report = (await LogVerifier.VerifyAsync(site.Services.GetRequiredService<WorkDatabases>().Worker, agency))[0];
        await Run("alter table audit_log.entry disable row level security");
        await Run("delete from audit_log.entry");
        await Run("insert into audit_log.entry select * from audit_log.kept");
        await Run("drop table audit_log.kept");
        await Run("alter table audit_log.entry enable row level security");
        Assert.Contains(report.Faults, f => f.Kind == expected);
    }
}
