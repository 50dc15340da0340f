using IsoDienTu.Kernel;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace IsoDienTu.Documents.Papers;

/// <summary>Keeps what was printed, so that a paper is made once and the same bytes are handed out ever after. Thread-safe.</summary>
internal sealed class KeptPaper(WorkRunner runner, FileStore store)
{
    /// <param name="add">Adds the row that names the file, and the one log entry.</param>
    /// <param name="find">Digest of the file that is kept already; null when none is.</param>
    /// <returns>Digest of the file that is kept, which is another's when that one was faster.</returns>
    public async Task<string> KeepAsync(
        Actor actor,
        int agencyId,
        byte[] pdf,
        Action<IWork, StoredFile> add,
        Func<IsoDbContext, CancellationToken, Task<string?>> find,
        CancellationToken ct = default
    )
    {
        var stored = await store.SaveAsync(new MemoryStream(pdf), long.MaxValue, ct);
        try
        {
            await runner.RunAsync(
                new WorkOrder(actor, agencyId, "documents.press"),
                (work, _) =>
                {
                    add(work, stored);
                    return Task.CompletedTask;
                },
                ct
            );
            return stored.Sha256;
        }
        catch (DbUpdateException e) when (e.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            // Somebody was faster; a kept one that is lost cannot be kept again, and is handed out as it was made now.
            return await runner.ReadAsync(agencyId, find, ct) is { } first && store.Has(first) ? first : stored.Sha256;
        }
    }
}
