using IsoDienTu.Documents.Distributing;
using IsoDienTu.Documents.Finished;
using IsoDienTu.Documents.Register;
using IsoDienTu.Kernel;
using Microsoft.EntityFrameworkCore;

namespace IsoDienTu.Documents;

/// <summary>Puts documents on the shelf and takes them off. The calling command writes the one log entry.</summary>
public static class Shelf
{
    /// <summary>Registers a new document with its first draft, or replaces the draft of an existing one with the same code.</summary>
    /// <returns>The document's identifier.</returns>
    /// <exception cref="RuleException">The code or the title breaks a rule.</exception>
    public static async Task<Guid> DraftAsync(IWork work, DocumentDraft draft, CancellationToken ct = default)
    {
        var wanted = Document.Register(draft.Code, draft.Title, draft.Kind);
        var document = await work.Db.Set<Document>().FirstOrDefaultAsync(d => d.Code == wanted.Code, ct);
        if (document is null)
        {
            document = wanted;
            work.Db.Add(document);
        }

        var version = await work
            .Db.Set<DocumentVersion>()
            .FirstOrDefaultAsync(v => v.DocumentId == document.Id && v.State == VersionState.Draft, ct);
        if (version is null)
        {
            version = new DocumentVersion { DocumentId = document.Id };
            work.Db.Add(version);
        }

        version.CheckFree();

        version.Title = wanted.Title;
        version.Content = draft.Content.ToJson();
        version.SourceName = draft.SourceName;
        version.SourceSha256 = draft.SourceSha256;
        await ReplaceFormsAsync(work, version, draft.Forms, ct);
        return document.Id;
    }

    /// <summary>
    /// Approves the document's draft as its next issue; the issue in force gives way on the new one's first day. Where its distribution list says so, it
    /// waits to be read first, and nothing gives way yet.
    /// </summary>
    /// <exception cref="RuleException">No draft, missing sign-offs, or dates that contradict the issue in force.</exception>
    public static async Task<IssuedVersion> IssueAsync(IWork work, Guid documentId, IssueOrder order, CancellationToken ct = default)
    {
        var document = await work.Db.Set<Document>().FirstAsync(d => d.Id == documentId, ct);
        var versions = await work.Db.Set<DocumentVersion>().Where(v => v.DocumentId == documentId).ToListAsync(ct);
        var draft =
            versions.FirstOrDefault(v => v.State == VersionState.Draft)
            ?? throw new RuleException(
                typeof(Texts),
                "documents.issue.no_draft",
                "Tài liệu {0} không có bản thảo để ban hành.",
                null,
                document.Code
            );
        var last = versions.Max(v => v.Issue) ?? 0;
        if (order.Issue is { } number && number <= last)
        {
            throw new RuleException(typeof(Texts), "documents.issue.number", "Lần ban hành phải lớn hơn {0}.", "Issue", last);
        }

        Gate.CheckFree(document, versions.Find(v => v.State == VersionState.Scheduled));
        var waits = await Gate.IsOnAsync(work.Db, documentId, ct);
        if (!waits)
        {
            await GiveWayAsync(work, versions, order.EffectiveFrom, ct);
        }

        var token = SpokenCode.New();
        draft.Approve(order.Issue ?? last + 1, order, work, token, waits);
        work.Db.Add(
            new QrLink
            {
                Token = token,
                AgencyId = work.AgencyId,
                DocumentId = documentId,
                VersionId = draft.Id,
            }
        );
        if (waits)
        {
            work.Publish(new DocumentSheetsChanged(documentId));
        }
        else
        {
            Begin(work, document, draft);
        }

        return new IssuedVersion(documentId, draft.Id, draft.Issue!.Value, token, waits);
    }

    /// <summary>Gives an issue that has waited to be read its first day; from then on everybody hears of it.</summary>
    internal static async Task TakeEffectAsync(IWork work, Document document, DocumentVersion issue, DateOnly day, CancellationToken ct)
    {
        var others = await work.Db.Set<DocumentVersion>().Where(v => v.DocumentId == document.Id && v.Id != issue.Id).ToListAsync(ct);
        await GiveWayAsync(work, others, day, ct);
        issue.TakeEffect(day, work.Now);
        Begin(work, document, issue);
    }

    private static void Begin(IWork work, Document document, DocumentVersion issue)
    {
        document.Rename(issue.Title);
        work.Publish(new DocumentIssued(document.Id, issue.Id, document.Code, issue.Issue!.Value, issue.EffectiveFrom!.Value));
    }

    private static async Task GiveWayAsync(IWork work, IEnumerable<DocumentVersion> versions, DateOnly day, CancellationToken ct)
    {
        foreach (var open in versions.Where(v => v.State == VersionState.Issued && (v.EffectiveTo is null || v.EffectiveTo > day)))
        {
            open.GiveWay(day);
        }

        // The earlier issue must have given way in the database before the new one takes its days, or the exclusion constraint objects.
        await work.Db.SaveChangesAsync(ct);
    }

    /// <summary>Takes the issue in force back from a day on.</summary>
    public static async Task WithdrawAsync(
        IWork work,
        Guid documentId,
        uint version,
        DateOnly day,
        string reason,
        CancellationToken ct = default
    )
    {
        var document = await work.Db.Set<Document>().FirstAsync(d => d.Id == documentId, ct);
        var issue =
            await work
                .Db.Set<DocumentVersion>()
                .Where(v => v.DocumentId == documentId && v.State == VersionState.Issued && v.EffectiveTo == null)
                .OrderByDescending(v => v.Issue)
                .FirstOrDefaultAsync(ct)
            ?? throw new RuleException(
                typeof(Texts),
                "documents.withdraw.none",
                "Tài liệu {0} không còn bản nào có hiệu lực.",
                null,
                document.Code
            );
        work.Db.Expect(issue, version);
        issue.Withdraw(day, reason);
        // What waits to follow it would bring the document back.
        (await Gate.WaitingAsync(work.Db, documentId, ct))?.TakeBack(work.Now.VietnamDay(), reason);
        work.Publish(new DocumentWithdrawn(documentId, document.Code, day));
    }

    /// <summary>Drops the draft of the document with this code, when it has one that nobody reviews; a document that was never issued goes with it.</summary>
    public static async Task DropDraftAsync(IWork work, string code, CancellationToken ct = default)
    {
        if (
            await work.Db.Set<Document>().FirstOrDefaultAsync(d => d.Code == code, ct) is { } document
            && await Writing.Drafts.FindAsync(work.Db, document.Id, ct) is { ApprovalId: null } draft
        )
        {
            await DropAsync(work, document, draft, ct);
        }
    }

    /// <returns>Whether the document is still there.</returns>
    internal static async Task<bool> DropAsync(IWork work, Document document, DocumentVersion draft, CancellationToken ct)
    {
        work.Db.RemoveRange(await work.Db.Set<FormFile>().Where(f => f.VersionId == draft.Id).ToListAsync(ct));
        var file = await FinishedFile.OfAsync(work.Db, draft.Id, ct);
        work.Db.Remove(draft);
        if (file is not null)
        {
            // The draft's row refers to the file's, and EF does not know of it.
            await work.Db.SaveChangesAsync(ct);
            work.Db.Remove(file);
        }

        var stays = await work.Db.Set<DocumentVersion>().AnyAsync(v => v.DocumentId == document.Id && v.Id != draft.Id, ct);
        if (!stays)
        {
            await work.Db.SaveChangesAsync(ct);
            work.Db.Remove(document);
        }

        return stays;
    }

    private static async Task ReplaceFormsAsync(IWork work, DocumentVersion version, IReadOnlyList<DraftForm> forms, CancellationToken ct)
    {
        var old = await work.Db.Set<FormFile>().Where(f => f.VersionId == version.Id).ToListAsync(ct);
        work.Db.RemoveRange(old);
        await work.Db.SaveChangesAsync(ct);
        work.Db.AddRange(
            forms
                .DistinctBy(f => f.Code, StringComparer.Ordinal)
                .Select(f => new FormFile
                {
                    VersionId = version.Id,
                    Code = f.Code,
                    Title = f.Title,
                    FileName = f.FileName,
                    FileSha256 = f.Sha256,
                    MediaType = f.MediaType,
                })
        );
    }
}
