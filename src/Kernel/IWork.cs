using Npgsql;

namespace IsoDienTu.Kernel;

/// <summary>
/// One unit of work: one command of one person for one agency, in one transaction. Nothing of it is visible before all of it is.
/// Handed to the command by <see cref="WorkRunner"/>; never kept beyond it.
/// </summary>
public interface IWork
{
    /// <summary>Who acts.</summary>
    Actor Actor { get; }

    /// <summary>The acting agency; all tenant rows read and written belong to it.</summary>
    int AgencyId { get; }

    /// <summary>The instant of the command in UTC; the same for everything it writes.</summary>
    DateTimeOffset Now { get; }

    /// <summary>Identifies the request in logs and in the activity log.</summary>
    string RequestId { get; }

    /// <summary>The database through EF, already inside the transaction and the agency's row-level security.</summary>
    IsoDbContext Db { get; }

    /// <summary>Statements sent together in one round trip just before the commit, after EF's own changes.</summary>
    BatchCommands Batch { get; }

    /// <summary>A raw command inside the same transaction, for reads that EF cannot say well. Positional parameters <c>$1</c>.</summary>
    NpgsqlCommand Command(string sql, params NpgsqlParameter[] parameters);

    /// <summary>
    /// Reads by one raw statement under the agency's row-level security; the only way to read for work that is ordered as plain, where it is a round
    /// trip and a snapshot of its own.
    /// </summary>
    /// <param name="sql">Positional parameters <c>$1</c>.</param>
    /// <param name="read">Reads the rows; the reader is closed afterwards.</param>
    Task<T> ReadAsync<T>(
        string sql,
        NpgsqlParameter[] parameters,
        Func<NpgsqlDataReader, CancellationToken, Task<T>> read,
        CancellationToken ct
    );

    /// <summary>Announces an event of the module's <c>Events.cs</c>; subscribers run after the commit, each in its own unit of work, at least once and with effect exactly once.</summary>
    void Publish<TEvent>(TEvent happened)
        where TEvent : notnull;

    /// <summary>Asks for a background job of a registered kind, not before <paramref name="runAt"/>.</summary>
    void Enqueue<TArgs>(string kind, TArgs args, DateTimeOffset? runAt = null)
        where TArgs : notnull;

    /// <summary>
    /// Does something in this process once the work is committed, for what is kept in memory; never when it fails. Must not throw nor wait.
    /// </summary>
    void OnCommitted(Action act);

    /// <summary>Called by the activity log when it adds its entry; a state change without exactly one entry does not commit.</summary>
    void CountLogEntry();
}
