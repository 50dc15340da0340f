using Npgsql;

namespace IsoDienTu.Kernel;

/// <summary>
/// The same unit of work, writing things down as of an earlier instant: for what happened before anybody could enter it. One transaction, one log entry, one
/// batch; only <see cref="Now"/> differs. Whoever uses it keeps both instants.
/// </summary>
/// <param name="entering">The work in which it is entered.</param>
/// <param name="at">When it happened (UTC).</param>
public sealed class WorkAt(IWork entering, DateTimeOffset at) : IWork
{
    /// <summary>The work in which it is entered, with the instant of entering.</summary>
    public IWork Entering => entering;

    /// <inheritdoc />
    public Actor Actor => entering.Actor;

    /// <inheritdoc />
    public int AgencyId => entering.AgencyId;

    /// <summary>When it happened (UTC), earlier than it is entered.</summary>
    public DateTimeOffset Now => at;

    /// <inheritdoc />
    public string RequestId => entering.RequestId;

    /// <inheritdoc />
    public IsoDbContext Db => entering.Db;

    /// <inheritdoc />
    public BatchCommands Batch => entering.Batch;

    /// <inheritdoc />
    public NpgsqlCommand Command(string sql, params NpgsqlParameter[] parameters) => entering.Command(sql, parameters);

    /// <inheritdoc />
    public Task<T> ReadAsync<T>(
        string sql,
        NpgsqlParameter[] parameters,
        Func<NpgsqlDataReader, CancellationToken, Task<T>> read,
        CancellationToken ct
    ) => entering.ReadAsync(sql, parameters, read, ct);

    /// <inheritdoc />
    public void Publish<TEvent>(TEvent happened)
        where TEvent : notnull => entering.Publish(happened);

    /// <inheritdoc />
    public void Enqueue<TArgs>(string kind, TArgs args, DateTimeOffset? runAt = null)
        where TArgs : notnull => entering.Enqueue(kind, args, runAt);

    /// <inheritdoc />
    public void OnCommitted(Action act) => entering.OnCommitted(act);

    /// <inheritdoc />
    public void CountLogEntry() => entering.CountLogEntry();
}
