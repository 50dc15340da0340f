using IsoDienTu.AuditLog;
using IsoDienTu.Documents;
using IsoDienTu.Kernel;

namespace IsoDienTu.Testing;

/// <summary>Documents put on the shelf and issued at once, for stories that begin after that.</summary>
public static class Issued
{
    /// <summary>Issues the next issue of a document, the first one when there is none yet.</summary>
    /// <returns>The document's identifier.</returns>
    public static Task<Guid> DocumentAsync(
        TestSite site,
        int agencyId,
        DocumentKind kind,
        string code,
        string title,
        string text,
        DateOnly from
    ) => DocumentAsync(site, agencyId, kind, code, title, [new MarkdownBlock(text)], from);

    /// <summary>The same with other blocks than text in its one section, such as the fields of a form.</summary>
    public static Task<Guid> DocumentAsync(
        TestSite site,
        int agencyId,
        DocumentKind kind,
        string code,
        string title,
        IReadOnlyList<DocumentBlock> blocks,
        DateOnly from
    ) =>
        site.Runner.RunAsync(
            new WorkOrder(Actor.System("thử nghiệm"), agencyId, "test.issue", RequestId: "test"),
            async (work, ct) =>
            {
                var content = new DocumentContent([new DocumentSection("1", "Nội dung", blocks)]);
                var id = await Shelf.DraftAsync(work, new DocumentDraft(code, title, kind, content, null, null, []), ct);
                await work.Db.SaveChangesAsync(ct);
                var signs = new[] { new SignOff(SignOffAct.Approved, "Bùi Văn Quang", "Giám đốc", from.AddDays(-1)) };
                await Shelf.IssueAsync(work, id, new IssueOrder(signs, from, Reason: "Thử nghiệm"), ct);
                Log.Write(work, "test.issued", "document", id.ToString("N"));
                return id;
            }
        );
}
