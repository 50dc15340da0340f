using IsoDienTu.Kernel;
using IsoDienTu.Testing;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace IsoDienTu.Site.Kernel;

/// <summary>A file leaves the store only when nothing refers to it, whichever module does.</summary>
public sealed class UnusedFilesTests
{
    /// <summary>Digests of what is no file of the store, or of one that another column keeps.</summary>
    private static readonly string[] NoFiles =
    [
        "audit_log.", // digests of the chain
        "processes.definition_version.sha256", // of the diagram beside it
        "processes.publish_request.sha256", // likewise
        "dossiers.dossier.secret_sha256", // of a secret
        "signing.trusted_root.sha256", // of the certificate beside it
        "signing.checked_file.sha256", // what was checked is not kept
        "signing.pending_signature.original_sha256", // of the file before, which its owner keeps
        "signing.pending_signature.answer_sha256", // of an answer
        "documents.disposal_item.sha256", // what remains of what is destroyed
        "documents.disposed_file.sha256", // what is to go
    ];

    [Fact]
    public async Task Every_column_that_names_a_file_is_declared()
    {
        await using var site = await TestSite.StartAsync();
        var declared = site.Services.GetRequiredService<ModuleCatalogue>().FileColumns.Select(c => $"{c.Table}.{c.Column}").ToHashSet();
        await using var source = NpgsqlDataSource.Create(site.Connections.Worker);
        await using var ask = source.CreateCommand(
            """
            select n.nspname || '.' || c.relname || '.' || a.attname from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
            where c.relkind in ('r', 'p') and n.nspname not in ('pg_catalog', 'information_schema') and not a.attisdropped
              and (a.attname like '%sha256%' or a.attname = 'picture') order by 1
            """
        );
        await using var rows = await ask.ExecuteReaderAsync();
        var found = new List<string>();
        while (await rows.ReadAsync())
        {
            found.Add(rows.GetString(0));
        }

        Assert.Contains("documents.rendition.sha256", found);
        Assert.DoesNotContain(found, f => !declared.Contains(f) && !NoFiles.Any(n => f.StartsWith(n, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task What_was_stored_again_meanwhile_stays_until_nobody_wants_it()
    {
        await using var site = await TestSite.StartAsync();
        var (store, unused) = (site.Services.GetRequiredService<FileStore>(), site.Services.GetRequiredService<UnusedFiles>());
        var kept = await store.SaveAsync(new MemoryStream("nội dung"u8.ToArray()), 100);
        var path = Path.Combine(site.Folder, "files", kept.Sha256[..2], kept.Sha256[2..4], kept.Sha256);
        Assert.Equal(UnusedFile.Waiting, await unused.DiscardAsync(kept.Sha256));
        File.SetLastWriteTimeUtc(path, TimeProvider.System.GetUtcNow().UtcDateTime.AddDays(-2));

        // Somebody stores the same bytes again, and has not written the row that refers to them yet.
        await store.SaveAsync(new MemoryStream("nội dung"u8.ToArray()), 100);
        Assert.Equal(UnusedFile.Waiting, await unused.DiscardAsync(kept.Sha256));
        File.SetLastWriteTimeUtc(path, TimeProvider.System.GetUtcNow().UtcDateTime.AddDays(-2));
        Assert.Equal(UnusedFile.Gone, await unused.DiscardAsync(kept.Sha256));
        Assert.False(store.Has(kept.Sha256));
        Assert.Equal(UnusedFile.Gone, await unused.DiscardAsync(kept.Sha256));
        Assert.Equal(kept.Sha256, (await store.SaveAsync(new MemoryStream("nội dung"u8.ToArray()), 100)).Sha256);
        Assert.True(store.Has(kept.Sha256));
    }
}
