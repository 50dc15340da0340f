using IsoDienTu.AuditLog;
using IsoDienTu.Documents.Register;
using IsoDienTu.Documents.Writing;
using IsoDienTu.Kernel;
using IsoDienTu.Signing;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace IsoDienTu.Documents.Finished;

/// <summary>A finished PDF becomes the content of a draft, is taken away from it, is read again. Page and API come here; each act writes its one log entry.</summary>
internal sealed class FinishedFiles(FileStore store)
{
    /// <summary>Makes an uploaded file the content; sections that were begun stay beside it until the issue.</summary>
    /// <param name="version">The version of the draft that was seen.</param>
    /// <returns>The draft's new version.</returns>
    /// <exception cref="RuleException">It is no PDF, does more than show pages, or has too many.</exception>
    public async Task<uint> AttachAsync(IWork work, Guid documentId, uint version, UploadedFile? upload, CancellationToken ct)
    {
        var (document, draft) = await Drafts.FreeAsync(work, documentId, version, ct);
        var row = await CheckAsync(work, upload, ct);
        var before = draft.FileId is { } old ? await work.Db.Set<FinishedFile>().FirstAsync(f => f.Id == old, ct) : null;
        work.Db.Add(row);
        // The draft's row refers to the file's, and EF does not know of it.
        await work.Db.SaveChangesAsync(ct);
        draft.FileId = row.Id;
        await work.Db.SaveChangesAsync(ct);
        if (before is not null)
        {
            work.Db.Remove(before);
        }

        Log.Write(work, "documents.file_attached", "document", document.Code, Told(before), Told(row));
        return draft.Version;
    }

    /// <summary>Takes what came with a form into the store; null when nothing came.</summary>
    /// <exception cref="RuleException">It is too large, or of a kind that could not be a document.</exception>
    public static async Task<UploadedFile?> TakeAsync(HttpContext http, UploadedFiles uploads, IFormFile? upload, CancellationToken ct)
    {
        if (upload is not { Length: > 0 })
        {
            return null;
        }

        try
        {
            return await uploads.TakeAsync(http, upload, ct);
        }
        catch (RuleException rule) when (rule.Key == "kernel.upload.kind")
        {
            // That rule names every kind that is taken somewhere; here it is one.
            throw NotPdf(ReceivedFiles.Name(upload.FileName));
        }
    }

    /// <summary>Takes the file away; the draft is written again, from where its sections stood.</summary>
    /// <returns>The draft's new version.</returns>
    public static async Task<uint> DetachAsync(IWork work, Guid documentId, uint version, CancellationToken ct)
    {
        var (document, draft) = await Drafts.FreeAsync(work, documentId, version, ct);
        var file =
            await FinishedFile.OfAsync(work.Db, draft.Id, ct)
            ?? throw new RuleException(
                typeof(Texts),
                "documents.file.none",
                "Bản thảo này không có tệp PDF nào để bỏ; hãy tải lại trang.",
                null
            );
        draft.FileId = null;
        await work.Db.SaveChangesAsync(ct);
        work.Db.Remove(file);
        Log.Write(work, "documents.file_detached", "document", document.Code, Told(file), null);
        return draft.Version;
    }

    /// <summary>Lets the pages be read again whose words nobody could read, e.g. after the package was installed.</summary>
    /// <returns>Whether there was anything to read again.</returns>
    public static async Task<bool> ReadAgainAsync(IWork work, Guid documentId, Guid? versionId, CancellationToken ct)
    {
        var document = await work.Db.Set<Document>().FirstAsync(d => d.Id == documentId, ct);
        var wanted = versionId ?? (await DocumentReads.FindAsync(work.Db, documentId, work.Now.VietnamDay(), ct))!.VersionId;
        var isOwn = await work.Db.Set<DocumentVersion>().AnyAsync(v => v.Id == wanted && v.DocumentId == documentId, ct);
        if (!isOwn || await FinishedFile.OfAsync(work.Db, wanted, ct) is not { State: not FileState.Waiting } file)
        {
            return false;
        }

        await using var forget = work.Command(
            "delete from documents.file_page where agency_id = $1 and file_id = $2 and (source = 'None' or picture is null)",
            Sql.P(work.AgencyId),
            Sql.P(file.Id)
        );
        await forget.ExecuteNonQueryAsync(ct);
        await using var wait = work.Command(
            "update documents.finished_file set state = 'Waiting', missing = null where agency_id = $1 and id = $2",
            Sql.P(work.AgencyId),
            Sql.P(file.Id)
        );
        await wait.ExecuteNonQueryAsync(ct);
        Log.Write(work, "documents.file_read_again", "document", document.Code, null, new { file.Sha256 });
        return true;
    }

    /// <summary>The row of an uploaded file; refuses what is no document.</summary>
    public async Task<FinishedFile> CheckAsync(IWork work, UploadedFile? upload, CancellationToken ct)
    {
        if (upload is null)
        {
            throw new RuleException(typeof(Texts), "documents.file.choose", "Hãy chọn một tệp PDF.", "Pdf");
        }

        if (upload.File.Kind != FileKind.Pdf)
        {
            throw NotPdf(upload.Name);
        }

        var facts = PdfInspection.Read(await store.ReadAsync(upload.File.Sha256, ct));
        if (facts.Pages.Count is 0 or > FinishedFile.MostPages)
        {
            throw new RuleException(
                typeof(Texts),
                "documents.file.pages",
                "Tệp «{0}» có {1} trang; một tài liệu có từ 1 đến {2} trang. Hãy tách thành nhiều tài liệu.",
                "Pdf",
                upload.Name,
                facts.Pages.Count,
                FinishedFile.MostPages
            );
        }

        return new FinishedFile
        {
            Name = upload.Name,
            Sha256 = upload.File.Sha256,
            Length = upload.File.Length,
            Pages = facts.Pages.Count,
            IsSigned = facts.IsSigned,
            UploadedBy = work.Actor.Name,
            UploadedAt = work.Now,
            State = FileState.Waiting,
            Content = FinishedFile.Words(facts.Pages.Count, new Dictionary<int, IReadOnlyList<string>>()).ToJson(),
        };
    }

    private static RuleException NotPdf(string name) =>
        new(
            typeof(Texts),
            "documents.file.kind",
            "Tệp «{0}» không phải PDF. Hãy lưu hoặc quét văn bản thành PDF rồi tải lên.",
            "Pdf",
            name
        );

    private static object? Told(FinishedFile? file) =>
        file is null
            ? null
            : new
            {
                file.Name,
                file.Sha256,
                file.Pages,
                file.IsSigned,
            };
}
