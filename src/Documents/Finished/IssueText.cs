using IsoDienTu.Documents.Register;
using IsoDienTu.Documents.Retaining;
using IsoDienTu.Kernel;
using Microsoft.EntityFrameworkCore;

namespace IsoDienTu.Documents.Finished;

/// <summary>What an issue or draft says, in words: its sections, or what was read of its file, or that it was destroyed.</summary>
internal static class IssueText
{
    public static async Task<DocumentContent> OfAsync(IsoDbContext db, DocumentVersion version, CancellationToken ct) =>
        (await Tombstones.OfAsync(db, version.DestroyedItem, ct))?.Content
        ?? DocumentContent.Parse(
            version.FileId is { } file
                ? await db.Set<FinishedFile>().Where(f => f.Id == file).Select(f => f.Content).FirstAsync(ct)
                : version.Content
        );

    /// <summary>Null when the agency has no such issue.</summary>
    public static async Task<DocumentContent?> OfAsync(IsoDbContext db, Guid versionId, CancellationToken ct)
    {
        var found = await (
            from version in db.Set<DocumentVersion>()
            join file in db.Set<FinishedFile>() on version.FileId equals (Guid?)file.Id into files
            from file in files.DefaultIfEmpty()
            where version.Id == versionId
            select new { Json = file == null ? version.Content : file.Content, version.DestroyedItem }
        ).FirstOrDefaultAsync(ct);
        return found is null ? null : (await Tombstones.OfAsync(db, found.DestroyedItem, ct))?.Content ?? DocumentContent.Parse(found.Json);
    }

    /// <summary>The file itself with its pages; null when the issue is written.</summary>
    public static async Task<FinishedPdf?> FileAsync(IsoDbContext db, Guid versionId, CancellationToken ct)
    {
        if (await FinishedFile.OfAsync(db, versionId, ct) is not { } file)
        {
            return null;
        }

        var pages = await db.Set<FilePage>().AsNoTracking().Where(p => p.FileId == file.Id).OrderBy(p => p.Page).ToListAsync(ct);
        return new FinishedPdf(
            file.Id,
            file.Name,
            file.Sha256,
            file.Length,
            file.Pages,
            file.IsSigned,
            file.State,
            file.Missing,
            file.UploadedBy,
            file.UploadedAt,
            [
                .. pages.Select(p => new FinishedPage(
                    p.Id,
                    p.Page,
                    p.Picture,
                    p.Width ?? 0,
                    p.Height ?? 0,
                    PageText.Paragraphs(p.Words),
                    p.Source
                )),
            ]
        );
    }
}
