using Npgsql;
using NpgsqlTypes;

namespace IsoDienTu.Kernel;

/// <summary>The second writer of a unit of work: plain statements, sent as one batch in the same transaction.</summary>
public sealed class BatchCommands
{
    private readonly List<NpgsqlBatchCommand> commands = [];

    /// <summary>How many statements wait.</summary>
    public int Count => commands.Count;

    /// <summary>Adds one statement with positional parameters <c>$1, $2, …</c>; build them with <see cref="Sql"/>.</summary>
    public void Add(string sql, params ReadOnlySpan<NpgsqlParameter> parameters) => AddAt(commands.Count, sql, parameters);

    /// <summary>Adds one statement before those that were added since <see cref="Count"/> was <paramref name="place"/>: for the check that must fail first.</summary>
    public void AddAt(int place, string sql, params ReadOnlySpan<NpgsqlParameter> parameters)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var parameter in parameters)
        {
            command.Parameters.Add(parameter);
        }

        commands.Insert(place, command);
    }

    internal async Task SendAsync(NpgsqlConnection connection, NpgsqlTransaction? transaction, CancellationToken ct)
    {
        if (commands.Count == 0)
        {
            return;
        }

        await using var batch = new NpgsqlBatch(connection, transaction);
        MoveTo(batch);
        await batch.ExecuteNonQueryAsync(ct);
    }

    internal void MoveTo(NpgsqlBatch batch)
    {
        foreach (var command in commands)
        {
            batch.BatchCommands.Add(command);
        }

        commands.Clear();
    }
}

/// <summary>Typed parameters for raw statements: no boxing, no guessing of types, times always UTC.</summary>
public static class Sql
{
    /// <summary>A value whose PostgreSQL type follows from its .NET type.</summary>
    public static NpgsqlParameter P<T>(T value) => new NpgsqlParameter<T> { TypedValue = value };

    /// <summary>An instant; converted to UTC, since a value with another offset would break the connection.</summary>
    public static NpgsqlParameter At(DateTimeOffset value) => new NpgsqlParameter<DateTimeOffset> { TypedValue = value.ToUniversalTime() };

    /// <summary>An instant that may be absent.</summary>
    public static NpgsqlParameter At(DateTimeOffset? value) =>
        new() { Value = (object?)value?.ToUniversalTime() ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.TimestampTz };

    /// <summary>A text that may be absent.</summary>
    public static NpgsqlParameter Text(string? value) => new() { Value = (object?)value ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text };

    /// <summary>A JSON document, written as it is.</summary>
    public static NpgsqlParameter Jsonb(string? json) => new() { Value = (object?)json ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Jsonb };

    /// <summary>Bytes that may be absent.</summary>
    public static NpgsqlParameter Bytes(byte[]? value) =>
        new() { Value = (object?)value ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Bytea };

    /// <summary>An identifier that may be absent.</summary>
    public static NpgsqlParameter Id(Guid? value) => new() { Value = (object?)value ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Uuid };

    /// <summary>A number that may be absent.</summary>
    public static NpgsqlParameter Int(int? value) => new() { Value = (object?)value ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Integer };

    /// <summary>An array parameter for <c>= any($1)</c> or <c>unnest($1)</c>.</summary>
    public static NpgsqlParameter Array<T>(IEnumerable<T> values) => new NpgsqlParameter<T[]> { TypedValue = [.. values] };
}

/// <summary>Puts parameters into a command in one expression.</summary>
public static class SqlCommands
{
    /// <summary>Adds the parameters in order and returns the command.</summary>
    public static NpgsqlCommand With(this NpgsqlCommand command, params ReadOnlySpan<NpgsqlParameter> parameters)
    {
        foreach (var parameter in parameters)
        {
            command.Parameters.Add(parameter);
        }

        return command;
    }
}
