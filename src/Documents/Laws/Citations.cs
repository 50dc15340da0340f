using IsoDienTu.AuditLog;
using IsoDienTu.Documents.Finished;
using IsoDienTu.Documents.Register;
using IsoDienTu.Kernel;
using Microsoft.EntityFrameworkCore;

namespace IsoDienTu.Documents.Laws;

/// <summary>A text that a document leans on.</summary>
/// <param name="Id">Of the citation when it was said by hand; else null.</param>
/// <param name="Text">Null when the number is not in the province's list.</param>
internal sealed record CitedLaw(Guid? Id, string Number, string Key, int Year, LegalKind Kind, LegalText? Text, string? AddedBy);

/// <summary>Which documents of the acting agency lean on which legal texts: read from what they say, and said by hand.</summary>
internal static class Citations
{
    /// <summary>Goes up when the reader learns to find more; issues are read again then.</summary>
    public const int Reader = 1;

    /// <summary>The newest issue of each document that is in force or will be, by document.</summary>
    public static async Task<IReadOnlyDictionary<Guid, DocumentVersion>> StandingAsync(IsoDbContext db, DateOnly day, CancellationToken ct)
    {
        var issued = await db.Set<DocumentVersion>()
            .AsNoTracking()
            .Where(v => v.State == VersionState.Issued && (v.EffectiveTo == null || v.EffectiveTo > day))
            .Select(DocumentVersion.WithoutContent)
            .ToListAsync(ct);
        return issued.GroupBy(v => v.DocumentId).ToDictionary(g => g.Key, g => g.MaxBy(v => v.Issue)!);
    }

    /// <summary>Citations of the issues given, with what was said by hand of their documents, by document.</summary>
    public static async Task<ILookup<Guid, Citation>> OfAsync(
        IsoDbContext db,
        IReadOnlyCollection<DocumentVersion> issues,
        CancellationToken ct
    )
    {
        var versions = issues.Select(i => i.Id).ToList();
        var documents = issues.Select(i => i.DocumentId).ToList();
        var rows = await db.Set<Citation>()
            .AsNoTracking()
            .Where(c => c.VersionId == null ? documents.Contains(c.DocumentId) : versions.Contains(c.VersionId.Value))
            .ToListAsync(ct);
        return rows.ToLookup(c => c.DocumentId);
    }

    /// <summary>What one issue or draft leans on, in the order of the text, by hand last.</summary>
    public static async Task<IReadOnlyList<CitedLaw>> OfAsync(
        IsoDbContext db,
        LawCatalogue catalogue,
        Guid documentId,
        DocumentContent content,
        CancellationToken ct
    )
    {
        var said = await db.Set<Citation>().AsNoTracking().Where(c => c.DocumentId == documentId && c.VersionId == null).ToListAsync(ct);
        return
        [
            .. LegalNumbers
                .In(content.Lines())
                .Select(n => new CitedLaw(null, n.Printed, n.Key, n.Year, n.Kind, catalogue.Find(n), null))
                .Concat(said.Select(c => new CitedLaw(c.Id, c.Number, c.Key, c.Year, c.Kind, catalogue.Find(c.Of), c.AddedBy)))
                .DistinctBy(c => (object?)c.Text?.Id ?? (c.Key, c.Year)),
        ];
    }

    /// <summary>Reads an issue and keeps what it cites. Bookkeeping: what was read can be read again.</summary>
    public static async Task ReadAsync(IWork work, DocumentVersion issue, CancellationToken ct)
    {
        // Of a destroyed issue only the sentence that says so is left, which cites nothing.
        var numbers = issue.DestroyedItem is null ? LegalNumbers.In((await IssueText.OfAsync(work.Db, issue, ct)).Lines()) : [];
        await using var drop = work.Command(
            "delete from documents.citation where agency_id = $1 and version_id = $2",
            Sql.P(work.AgencyId),
            Sql.P(issue.Id)
        );
        await drop.ExecuteNonQueryAsync(ct);
        await using var keep = work.Command(
            """
            insert into documents.citation (agency_id, id, document_id, version_id, number, key, year, kind, added_at)
            select $1, n.id, $2, $3, n.number, n.key, n.year, n.kind, $4
            from unnest($5::uuid[], $6::text[], $7::text[], $8::int[], $9::text[]) n(id, number, key, year, kind)
            """,
            Sql.P(work.AgencyId),
            Sql.P(issue.DocumentId),
            Sql.P(issue.Id),
            Sql.At(work.Now),
            Sql.Array(numbers.Select(_ => Guid.CreateVersion7())),
            Sql.Array(numbers.Select(n => n.Printed)),
            Sql.Array(numbers.Select(n => n.Key)),
            Sql.Array(numbers.Select(n => n.Year)),
            Sql.Array(numbers.Select(n => n.Kind.ToString()))
        );
        await keep.ExecuteNonQueryAsync(ct);
        await using var note = work.Command(
            """
            insert into documents.read_issue (agency_id, id, reader, at) values ($1, $2, $3, $4)
            on conflict (agency_id, id) do update set reader = excluded.reader, at = excluded.at
            """,
            Sql.P(work.AgencyId),
            Sql.P(issue.Id),
            Sql.P(Reader),
            Sql.At(work.Now)
        );
        await note.ExecuteNonQueryAsync(ct);
    }

    /// <summary>Says by hand that a document leans on a text.</summary>
    public static async Task<Guid> AddAsync(IWork work, Guid documentId, string? typed, CancellationToken ct)
    {
        var document = await work.Db.Set<Document>().FirstAsync(d => d.Id == documentId, ct);
        var number = LegalNumbers.In(typed) is [var one] ? one : LegalNumber.Typed(typed, null, "Number");
        if (
            await work
                .Db.Set<Citation>()
                .AnyAsync(c => c.DocumentId == documentId && c.VersionId == null && c.Key == number.Key && c.Year == number.Year, ct)
        )
        {
            throw new RuleException(
                typeof(Texts),
                "documents.citation.there",
                "{0} đã có trong danh sách viện dẫn của tài liệu này.",
                "Number",
                number.Printed
            );
        }

        var citation = new Citation
        {
            DocumentId = documentId,
            Number = number.Printed,
            Key = number.Key,
            Year = number.Year,
            Kind = number.Kind,
            AddedBy = work.Actor.Name,
            AddedAt = work.Now,
        };
        work.Db.Add(citation);
        Log.Write(work, "documents.citation_added", "document", document.Code, null, new { number.Printed, number.Key });
        work.Enqueue(LawsSetup.Follow, new FollowDocument(documentId));
        return citation.Id;
    }

    /// <summary>Takes back what was said by hand; what the text says stays.</summary>
    public static async Task RemoveAsync(IWork work, Guid documentId, Guid id, CancellationToken ct)
    {
        var document = await work.Db.Set<Document>().FirstAsync(d => d.Id == documentId, ct);
        var citation =
            await work.Db.Set<Citation>().FirstOrDefaultAsync(c => c.Id == id && c.DocumentId == documentId && c.VersionId == null, ct)
            ?? throw new RuleException(typeof(Texts), "documents.citation.gone", "Viện dẫn này đã được bỏ trước đó; hãy tải lại trang.");
        work.Db.Remove(citation);
        Log.Write(work, "documents.citation_removed", "document", document.Code, new { citation.Number, citation.Key }, null);
    }
}
