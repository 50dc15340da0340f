using IsoDienTu.Documents.Finished;
using IsoDienTu.Documents.Register;
using IsoDienTu.Kernel;
using Microsoft.EntityFrameworkCore;

namespace IsoDienTu.Documents.Changing;

/// <summary>How far a change of a document reaches: what refers to it, its forms, and what other modules hang on it.</summary>
/// <param name="Referring">Documents whose standing issue names its code.</param>
internal sealed record Impact(
    IReadOnlyList<DocumentLine> Referring,
    IReadOnlyList<FormLine> Forms,
    ILookup<DocumentUseKind, DocumentUse> Uses
)
{
    public static async Task<Impact> OfAsync(
        IsoDbContext db,
        IEnumerable<IDocumentUses> plugs,
        DocumentLine document,
        DateOnly day,
        CancellationToken ct
    )
    {
        // What may name it is found in the database; whether it does, and not a longer code that begins so, is decided here.
        var named = await db.Set<DocumentVersion>()
            .FromSqlRaw(
                """
                select v.*, v.xmin from documents.version v
                left join documents.finished_file f on f.agency_id = v.agency_id and f.id = v.file_id
                where v.state = 'Issued' and (v.effective_to is null or v.effective_to > {0})
                  and strpos(lower(coalesce(f.content, v.content)::text), lower({1})) > 0
                """,
                day,
                document.Code
            )
            .Where(v => v.DocumentId != document.Id)
            .AsNoTracking()
            .ToListAsync(ct);
        var files = named.Select(v => v.FileId).ToList();
        var read = await db.Set<FinishedFile>().Where(f => files.Contains(f.Id)).ToDictionaryAsync(f => f.Id, f => f.Content, ct);
        var referring = named
            .Where(v => DocumentContent.Parse(v.FileId is { } file ? read[file] : v.Content).Lines().Any(l => Mentions(l, document.Code)))
            .Select(v => v.DocumentId)
            .ToHashSet();
        var lines = referring.Count == 0 ? [] : (await DocumentReads.ListAsync(db, day, null, ct)).Where(d => referring.Contains(d.Id));
        var uses = new List<DocumentUse>();
        foreach (var plug in plugs)
        {
            uses.AddRange(await plug.OfAsync(db, document.Id, ct));
        }

        return new Impact([.. lines], await DocumentReads.FormsAsync(db, document.VersionId, ct), uses.ToLookup(u => u.Kind));
    }

    /// <summary>Whether a line names a code as a whole: QT.01 is not named by QT.01.02 or BM.QT.01.</summary>
    public static bool Mentions(string line, string code)
    {
        for (var at = line.IndexOf(code, StringComparison.OrdinalIgnoreCase); at >= 0; )
        {
            var after = at + code.Length;
            if (!Continues(line, at - 1, -1) && !Continues(line, after, 1))
            {
                return true;
            }

            at = line.IndexOf(code, at + 1, StringComparison.OrdinalIgnoreCase);
        }

        return false;
    }

    /// <summary>A letter or digit goes on with the code, and so does a stroke or point with one behind it.</summary>
    private static bool Continues(string line, int at, int step) =>
        at >= 0
        && at < line.Length
        && (
            char.IsLetterOrDigit(line[at])
            || (line[at] is '.' or '/' or '-' or '_' && at + step >= 0 && at + step < line.Length && char.IsLetterOrDigit(line[at + step]))
        );
}
