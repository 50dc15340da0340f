using IsoDienTu.AuditLog;
using IsoDienTu.Documents.Finished;
using IsoDienTu.Documents.Register;
using IsoDienTu.Kernel;
using Microsoft.EntityFrameworkCore;

namespace IsoDienTu.Documents;

/// <summary>Puts papers on the shelf that exist already, such as a manual that was signed on paper years ago.</summary>
public static class FinishedDocuments
{
    /// <summary>Registers a document, or takes the draft of one with the same code, and issues it with a finished PDF as its content; writes the one log entry.</summary>
    /// <param name="name">What the file is called.</param>
    /// <exception cref="RuleException">The code, the sign-offs or the file break a rule.</exception>
    public static async Task<IssuedVersion> IssueAsync(
        IWork work,
        FileStore store,
        DocumentDraft draft,
        string name,
        byte[] pdf,
        IssueOrder order,
        CancellationToken ct = default
    )
    {
        var id = await Shelf.DraftAsync(work, draft, ct);
        // The draft's row refers to the document's, and EF does not know of it.
        await work.Db.SaveChangesAsync(ct);
        var stored = await store.SaveAsync(new MemoryStream(pdf), UploadRules.MostBytes, ct);
        var file = await new FinishedFiles(store).CheckAsync(work, new UploadedFile("", "Pdf", name, FileKind.Pdf.MediaType, stored), ct);
        work.Db.Add(file);
        await work.Db.SaveChangesAsync(ct);
        var version = await work.Db.Set<DocumentVersion>().FirstAsync(v => v.DocumentId == id && v.State == VersionState.Draft, ct);
        version.FileId = file.Id;
        var issued = await Shelf.IssueAsync(work, id, order, ct);
        Log.Write(
            work,
            "documents.issued",
            "document",
            draft.Code,
            null,
            new
            {
                issued.Issue,
                file.Sha256,
                file.Pages,
            },
            order.Reason
        );
        return issued;
    }
}
