namespace IsoDienTu.Kernel;

/// <summary>What became of a file that somebody no longer needs.</summary>
public enum UnusedFile
{
    /// <summary>It is no longer in the store.</summary>
    Gone,

    /// <summary>A row of some table refers to it, so it stays.</summary>
    Kept,

    /// <summary>It was stored lately by somebody whose transaction may not have ended; to be asked again later.</summary>
    Waiting,
}

/// <summary>
/// Removes files from the store when no row of any table of any agency refers to them (<see cref="ModuleSetup.KeepsFiles"/>): equal bytes are stored once, so one
/// file can belong to many. Thread-safe; one for the host.
/// </summary>
public sealed class UnusedFiles(FileStore store, WorkDatabases databases, ModuleCatalogue modules)
{
    /// <summary>Longer than anything takes from storing a file, over a form that is filled in meanwhile, to the row that refers to it.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromHours(24);

    /// <summary>Removes one file if nothing refers to it.</summary>
    /// <param name="sha256">64 lower-case hexadecimal digits.</param>
    public async Task<UnusedFile> DiscardAsync(string sha256, CancellationToken ct = default)
    {
        // Times of files are the machine's, whatever clock the product goes by.
        var before = TimeProvider.System.GetUtcNow().UtcDateTime - Pause;
        foreach (var column in modules.FileColumns)
        {
            await using var ask = databases.Worker.CreateCommand(Question(column));
            ask.With(Sql.P(sha256));
            if ((bool)(await ask.ExecuteScalarAsync(ct))!)
            {
                return UnusedFile.Kept;
            }
        }

        return store.Discard(sha256, before) ? UnusedFile.Gone : UnusedFile.Waiting;
    }

    private static string Question(FileColumn column) =>
        $"select exists (select from {column.Table} where {column.Only ?? "true"} and "
        + (column.Within ? $"{column.Column}::text like '%' || $1 || '%')" : $"{column.Column} = $1)");
}
