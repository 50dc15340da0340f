using IsoDienTu.Kernel;

namespace IsoDienTu.Access.SigningIn;

/// <summary>
/// Counts failed sign-ins per account and client address with a growing delay. Per address, so that nobody can lock an official out from elsewhere;
/// per account, so that one address cannot try a list of passwords.
/// </summary>
internal sealed class Failures(WorkDatabases databases)
{
    private const int Free = 5;
    private static readonly TimeSpan FirstDelay = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan Forgotten = TimeSpan.FromHours(12);

    /// <summary>Until when this account must wait at this address, or null.</summary>
    public async Task<DateTimeOffset?> LockedUntilAsync(string login, string address, DateTimeOffset now, CancellationToken ct)
    {
        await using var command = databases
            .App.CreateCommand("select locked_until from access.sign_in_failure where login = $1 and address = $2 and locked_until > $3")
            .With(Sql.P(login), Sql.P(address), Sql.At(now));
        return await command.ExecuteScalarAsync(ct) is DateTime until ? new DateTimeOffset(until, TimeSpan.Zero) : null;
    }

    /// <summary>Counts one more failure and sets the delay.</summary>
    public async Task CountAsync(string login, string address, DateTimeOffset now, CancellationToken ct)
    {
        await using var command = databases
            .App.CreateCommand(
                """
                insert into access.sign_in_failure as f (login, address, count, last_at) values ($1, $2, 1, $3)
                on conflict (login, address) do update set count = case when f.last_at < $4 then 1 else f.count + 1 end, last_at = $3
                returning count
                """
            )
            .With(Sql.P(login), Sql.P(address), Sql.At(now), Sql.At(now - Forgotten));
        var count = (int)(await command.ExecuteScalarAsync(ct))!;
        if (DelayAfter(count) is { } delay)
        {
            await using var set = databases
                .App.CreateCommand("update access.sign_in_failure set locked_until = $3 where login = $1 and address = $2")
                .With(Sql.P(login), Sql.P(address), Sql.At(now + delay));
            await set.ExecuteNonQueryAsync(ct);
        }
    }

    public async Task ForgetAsync(string login, string address, CancellationToken ct)
    {
        await using var command = databases
            .App.CreateCommand("delete from access.sign_in_failure where login = $1 and address = $2")
            .With(Sql.P(login), Sql.P(address));
        await command.ExecuteNonQueryAsync(ct);
    }

    /// <summary>Nothing for the first failures, then 30 s, doubling to half an hour.</summary>
    public static TimeSpan? DelayAfter(int failures) =>
        failures < Free
            ? null
            : TimeSpan.FromSeconds(
                Math.Min(LongestDelay.TotalSeconds, FirstDelay.TotalSeconds * Math.Pow(2, Math.Min(20, failures - Free)))
            );
}
