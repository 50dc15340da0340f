using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using IsoDienTu.AuditLog;
using IsoDienTu.Documents.Register;
using IsoDienTu.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace IsoDienTu.Documents.Finished;

/// <summary>
/// Reads the files that wait for it, page after page, each kept as soon as it is read: whoever is killed in the middle goes on where they were. Nothing of it is
/// done inside a transaction but the keeping.
/// </summary>
internal sealed class FileReading(
    WorkRunner runner,
    WorkDatabases databases,
    WalledPrograms programs,
    FileStore store,
    ILogger<FileReading> log
)
{
    public const string Round = "read_files";
    private const string Command = "documents.read_file";

    /// <summary>A round ends in time for its turn, which is two minutes; the next one goes on.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(50);

    private static readonly Actor Reader = Actor.System("đọc tệp PDF");

    [SuppressMessage("Design", "CA1031", Justification = "Whatever one file meets, the others of the round are read.")]
    public async Task RunAsync(CancellationToken ct)
    {
        var since = Stopwatch.GetTimestamp();
        foreach (var (agency, id) in await WaitingAsync(ct))
        {
            try
            {
                if (!await ReadAsync(agency, id, () => Stopwatch.GetElapsedTime(since) > Longest, ct))
                {
                    return;
                }
            }
            catch (Exception e) when (!ct.IsCancellationRequested)
            {
                log.LogWarning(e, "File {File} of agency {Agency} could not be read; tried again in the next round", id, agency);
            }
        }
    }

    private async Task<IReadOnlyList<(int Agency, Guid Id)>> WaitingAsync(CancellationToken ct)
    {
        await using var command = databases.Worker.CreateCommand(
            "select agency_id, id from documents.finished_file where state = 'Waiting' order by uploaded_at limit 50"
        );
        await using var rows = await command.ExecuteReaderAsync(ct);
        var found = new List<(int, Guid)>();
        while (await rows.ReadAsync(ct))
        {
            found.Add((rows.GetInt32(0), rows.GetGuid(1)));
        }

        return found;
    }

    /// <returns>False when the round is over.</returns>
    private async Task<bool> ReadAsync(int agency, Guid id, Func<bool> isOver, CancellationToken ct)
    {
        var (file, done) = await runner.ReadAsync(
            agency,
            async (db, t) =>
                (
                    await db.Set<FinishedFile>().FirstOrDefaultAsync(f => f.Id == id, t),
                    await db.Set<FilePage>().Where(p => p.FileId == id).Select(p => p.Page).ToListAsync(t)
                ),
            ct
        );
        if (file is null)
        {
            return true;
        }

        var reader = new PageReader(programs);
        string? missing = null;
        try
        {
            var pdf = await store.ReadAsync(file.Sha256, ct);
            foreach (var page in Enumerable.Range(1, file.Pages).Except(done))
            {
                if (isOver())
                {
                    return false;
                }

                await KeepAsync(agency, file.Id, page, await reader.ReadAsync(pdf, page, ct), ct);
            }
        }
        catch (ReaderMissingException e)
        {
            missing = e.Package;
        }

        missing ??= reader.LacksTesseract ? PageReader.Tesseract : null;
        await runner.RunAsync(
            new WorkOrder(Reader, agency, Command, RequestId: Command),
            (work, t) => EndAsync(work, file, missing, t),
            ct
        );
        return true;
    }

    private async Task KeepAsync(int agency, Guid file, int page, ReadPage read, CancellationToken ct)
    {
        var picture = read.Picture is null ? null : (await store.SaveAsync(new MemoryStream(read.Picture), long.MaxValue, ct)).Sha256;
        await runner.RunAsync(
            new WorkOrder(Reader, agency, Command, RequestId: Command),
            async (work, t) =>
            {
                // Bookkeeping: what was read can be read again. The file may have been taken away meanwhile.
                await using var keep = work.Command(
                    """
                    insert into documents.file_page (agency_id, id, file_id, page, words, source, picture, width, height)
                    select $1, $2, $3, $4, $5, $6, $7, $8, $9 from documents.finished_file where agency_id = $1 and id = $3
                    on conflict do nothing
                    """,
                    Sql.P(agency),
                    Sql.P(Guid.CreateVersion7()),
                    Sql.P(file),
                    Sql.P(page),
                    Sql.P(read.Words),
                    Sql.P(read.Source.ToString()),
                    Sql.Text(picture),
                    Sql.Int(picture is null ? null : read.Width),
                    Sql.Int(picture is null ? null : read.Height)
                );
                await keep.ExecuteNonQueryAsync(t);
            },
            ct
        );
    }

    private static async Task EndAsync(IWork work, FinishedFile file, string? missing, CancellationToken ct)
    {
        var pages = await work.Db.Set<FilePage>().AsNoTracking().Where(p => p.FileId == file.Id).ToListAsync(ct);
        var whole = pages.Count == file.Pages && pages.TrueForAll(p => p is { Source: not PageSource.None, Picture: not null });
        var words = FinishedFile.Words(file.Pages, pages.ToDictionary(p => p.Page, p => PageText.Paragraphs(p.Words)));
        await using var end = work.Command(
            """
            update documents.finished_file set state = $3, missing = $4, content = $5::jsonb, read_at = $6
            where agency_id = $1 and id = $2 and state = 'Waiting'
            """,
            Sql.P(work.AgencyId),
            Sql.P(file.Id),
            Sql.P((whole ? FileState.Read : FileState.Partly).ToString()),
            Sql.Text(missing),
            Sql.P(words.ToJson()),
            Sql.At(work.Now)
        );
        if (await end.ExecuteNonQueryAsync(ct) == 0)
        {
            return;
        }

        // Which laws it cites is read from the words, which are known only now.
        await using var cited = work.Command(
            "delete from documents.read_issue r using documents.version v where r.agency_id = $1 and v.agency_id = $1 and v.file_id = $2 and r.id = v.id",
            Sql.P(work.AgencyId),
            Sql.P(file.Id)
        );
        await cited.ExecuteNonQueryAsync(ct);
        var document = await (
            from version in work.Db.Set<DocumentVersion>()
            join d in work.Db.Set<Document>() on version.DocumentId equals d.Id
            where version.FileId == file.Id
            select d
        ).FirstAsync(ct);
        work.Publish(new DocumentSheetsChanged(document.Id));
        Log.Write(
            work,
            "documents.file_read",
            "document",
            document.Code,
            null,
            new
            {
                file.Sha256,
                file.Pages,
                Recognised = pages.Count(p => p.Source == PageSource.Recognised),
                Unread = file.Pages - pages.Count(p => p.Source != PageSource.None),
                Missing = missing,
            }
        );
    }
}
