using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using IsoDienTu.Kernel;

namespace IsoDienTu.Dossiers.Following;

/// <summary>
/// Slows down guessing: ten questions a minute from one address, thirty wrong secrets a day for one code (security rule "Public tracking").
/// Counted in the database, so that all nodes count together. Addresses are kept as digests for an hour.
/// </summary>
internal sealed class Throttle(WorkDatabases databases, TimeProvider clock)
{
    public const int PerMinute = 10;
    public const int FailuresPerDay = 30;

    private DateTimeOffset Today => new(clock.GetUtcNow().VietnamDay().ToDateTime(TimeOnly.MinValue), VietnamTime.Offset);

    /// <summary>Counts a question; false when this address has asked too often in this minute.</summary>
    public async Task<bool> MayAskAsync(string address, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var minute = now.AddTicks(-(now.UtcTicks % TimeSpan.TicksPerMinute));
        return await CountAsync("address:" + Digest(address, minute), minute, ct) <= PerMinute;
    }

    /// <summary>True when the code may still be tried today.</summary>
    public async Task<bool> MayTryAsync(string code, CancellationToken ct)
    {
        await using var command = databases.Worker.CreateCommand("select hits from dossiers.follow_up_count where what = $1 and span = $2");
        command.With(Sql.P(Of(code)), Sql.At(Today));
        return await command.ExecuteScalarAsync(ct) is not int hits || hits < FailuresPerDay;
    }

    /// <summary>Counts a wrong secret.</summary>
    public Task FailedAsync(string code, CancellationToken ct) => CountAsync(Of(code), Today, ct);

    /// <summary>Forgets counters that no longer matter.</summary>
    public async Task ForgetAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await using var command = databases.Worker.CreateCommand(
            "delete from dossiers.follow_up_count where (what like 'address:%' and span < $1) or span < $2"
        );
        command.With(Sql.At(now.AddHours(-1)), Sql.At(now.AddDays(-2)));
        await command.ExecuteNonQueryAsync(ct);
    }

    private static string Of(string code) => "code:" + code;

    private async Task<int> CountAsync(string what, DateTimeOffset span, CancellationToken ct)
    {
        await using var command = databases.Worker.CreateCommand(
            """
            insert into dossiers.follow_up_count as c (what, span, hits) values ($1, $2, 1)
            on conflict (what, span) do update set hits = c.hits + 1 returning hits
            """
        );
        command.With(Sql.P(what), Sql.At(span));
        return (int)(await command.ExecuteScalarAsync(ct))!;
    }

    // The minute is part of the digest: rows of one address cannot be joined over time.
    private static string Digest(string address, DateTimeOffset minute) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(minute.UtcTicks.ToString(CultureInfo.InvariantCulture) + address)))[
            ..32
        ];
}
