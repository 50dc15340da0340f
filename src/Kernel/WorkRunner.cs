using System.Data;
using IsoDienTu.Kernel.Hearing;
using IsoDienTu.Kernel.Jobs;
using IsoDienTu.Kernel.Working;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace IsoDienTu.Kernel;

/// <summary>What is to be done, by whom and where; everything a unit of work must know before it begins.</summary>
/// <param name="Actor">Who acts.</param>
/// <param name="AgencyId">For which agency.</param>
/// <param name="Command">Name of the command, <c>module.verb</c>; stored with the idempotency key.</param>
/// <param name="IdempotencyKey">Key made by the form or the caller; null only for work that is safe to repeat by nature.</param>
/// <param name="RequestHash">SHA-256 of what was sent; the same key with another hash is refused.</param>
/// <param name="RequestId">Identifies the request in logs.</param>
/// <param name="Plain">
/// True for a command that reads by <see cref="IWork.ReadAsync"/> and writes by the batch alone, for work done a million times a year: two round trips
/// and no transaction in between. Its batch must itself fail when what it read no longer stands.
/// </param>
public sealed record WorkOrder(
    Actor Actor,
    int AgencyId,
    string Command,
    string? IdempotencyKey = null,
    byte[]? RequestHash = null,
    string RequestId = "",
    bool Plain = false
);

/// <summary>Runs commands and reads in their transactions. Thread-safe; one for the host.</summary>
public sealed class WorkRunner(WorkDatabases databases, ModuleCatalogue catalogue, TimeProvider clock, IServiceProvider services)
{
    private const int Attempts = 6;

    /// <summary>
    /// Runs one command in one transaction. With an idempotency key, a repetition returns the first answer and does nothing.
    /// A deadlock, a serialisation failure or a decision from memory that does not stand is tried again, so the command must not touch anything outside
    /// the work it is handed.
    /// </summary>
    /// <exception cref="RuleException">A rule was not met; nothing was written.</exception>
    /// <exception cref="EditConflictException">Somebody else changed the row meanwhile; nothing was written.</exception>
    /// <exception cref="IdempotencyMismatchException">The key was used before with other contents.</exception>
    public async Task<T> RunAsync<T>(WorkOrder order, Func<IWork, CancellationToken, Task<T>> command, CancellationToken ct = default)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                if (order.Plain)
                {
                    return await RunPlainAsync(order, command, ct);
                }

                await using var work = await UnitOfWork.BeginAsync(databases, catalogue, order, clock.GetUtcNow(), ct);
                if (work.EarlierAnswer is { } json)
                {
                    return WorkInHand.Read<T>(json);
                }

                var answer = await command(work, ct);
                await work.CommitAsync(answer, ct);
                Tell(work);
                return answer;
            }
            catch (OutOfDateException) when (attempt < Attempts)
            {
                // The command has forgotten what it remembered, and reads now.
            }
            catch (Exception e) when (attempt < Attempts && IsWorthRetrying(e))
            {
                await Task.Delay(TimeSpan.FromMilliseconds(15 * attempt * attempt), ct);
            }
        }
    }

    /// <inheritdoc cref="RunAsync{T}"/>
    public Task RunAsync(WorkOrder order, Func<IWork, CancellationToken, Task> command, CancellationToken ct = default) =>
        RunAsync(
            order,
            async (work, token) =>
            {
                await command(work, token);
                return true;
            },
            ct
        );

    /// <summary>
    /// Reads for one agency under its row-level security; nothing is tracked. All statements see the database as it was at one instant, so that a
    /// page never shows a count of before and a list of after somebody else's commit.
    /// </summary>
    public async Task<T> ReadAsync<T>(int agencyId, Func<IsoDbContext, CancellationToken, Task<T>> query, CancellationToken ct = default)
    {
        await using var db = databases.RentApp();
        db.AgencyId = agencyId;
        await using var transaction = await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct);
        await AgencyWall.EnterAsync(db, AgencyWall.Reads, agencyId, ct);
        var answer = await query(db, ct);
        await transaction.CommitAsync(ct);
        return answer;
    }

    /// <summary>Reads for one agency by one raw statement, for a look before a command: one round trip, positional parameters <c>$1</c>.</summary>
    public Task<T> LookAsync<T>(
        int agencyId,
        string sql,
        NpgsqlParameter[] parameters,
        Func<NpgsqlDataReader, CancellationToken, Task<T>> read,
        CancellationToken ct = default
    ) => PlainWork.ReadAsync(databases.CreateBatch(agencyId), sql, parameters, read, ct);

    /// <summary>
    /// Reads over all agencies with the worker's role, for sign-in, public look-up tables, timers and the sequencer. Queries of tenant rows say
    /// <c>IgnoreQueryFilters(["agency"])</c>. Never called with input that a page did not itself restrict.
    /// </summary>
    public async Task<T> ReadEverywhereAsync<T>(Func<IsoDbContext, CancellationToken, Task<T>> query, CancellationToken ct = default)
    {
        await using var db = databases.RentWorker();
        db.AgencyId = 0;
        return await query(db, ct);
    }

    private async Task<T> RunPlainAsync<T>(WorkOrder order, Func<IWork, CancellationToken, Task<T>> command, CancellationToken ct)
    {
        await using var work = new PlainWork(databases, catalogue, order, clock.GetUtcNow());
        try
        {
            var answer = await command(work, ct);
            await work.CommitAsync(answer, ct);
            Tell(work);
            return answer;
        }
        catch (Exception e)
            when (order.IdempotencyKey is not null
                && e is RuleException or PostgresException { SqlState: PostgresErrorCodes.UniqueViolation }
            )
        {
            // A repetition finds its work done and is refused, or meets its own key: then the first answer stands under the key.
            if (await work.EarlierAnswerAsync(ct) is { } json)
            {
                return WorkInHand.Read<T>(json);
            }

            throw;
        }
    }

    private void Tell(WorkInHand work)
    {
        work.TellCommitted();
        Ear.Tell(services, work.Hearers, work.AgencyId);
        if (work.LeavesJobs)
        {
            services.GetRequiredService<JobBell>().Ring();
        }
    }

    private static bool IsWorthRetrying(Exception e) =>
        (e as PostgresException ?? e.InnerException as PostgresException)
            is { SqlState: PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure };
}
