using IsoDienTu.Documents.Laws;
using IsoDienTu.Documents.Register;
using IsoDienTu.Kernel;
using Microsoft.EntityFrameworkCore;

namespace IsoDienTu.Documents.Listing;

/// <summary>A row of the list of internal documents (handbook 1.10: mã, tên, lần ban hành, ngày, người phê duyệt, nơi phân phối).</summary>
/// <param name="IsPublic">Whether everybody reads it on the public pages; people of the agency read every one.</param>
internal sealed record InternalRow(
    Guid Id,
    string Code,
    string Title,
    DocumentKind Kind,
    int Issue,
    DateOnly EffectiveFrom,
    IssueState State,
    string Approver,
    string? Decision,
    bool IsPublic
);

/// <summary>
/// A row of the list of external documents (handbook 1.10: số, tên, cơ quan ban hành, ngày hiệu lực, hết hiệu lực, văn bản thay thế, quy trình bị ảnh
/// hưởng).
/// </summary>
internal sealed record ExternalRow(LawRow Law, IReadOnlyList<CitingDocument> Documents);

/// <summary>The two lists a controlled system must have. Made from what stands on the day they are asked for, so they are never behind it.</summary>
internal static class MasterList
{
    /// <summary>Documents in force or coming into force, each with its newest issue, by code.</summary>
    public static async Task<IReadOnlyList<InternalRow>> InternalAsync(IsoDbContext db, DateOnly day, CancellationToken ct)
    {
        var standing = (await Citations.StandingAsync(db, day, ct)).Values.Select(v => v.Id).ToList();
        var issues = await (
            from version in db.Set<DocumentVersion>()
            join document in db.Set<Document>() on version.DocumentId equals document.Id
            where standing.Contains(version.Id)
            orderby document.Code
            select new
            {
                document.Id,
                document.Code,
                document.Kind,
                version.Title,
                Version = new DocumentVersion
                {
                    State = version.State,
                    Issue = version.Issue,
                    EffectiveFrom = version.EffectiveFrom,
                    EffectiveTo = version.EffectiveTo,
                    SignOffs = version.SignOffs,
                    DecisionNumber = version.DecisionNumber,
                },
            }
        ).ToListAsync(ct);
        return
        [
            .. issues.Select(i =>
            {
                var approved = i.Version.SignOffList.FirstOrDefault(s => s.Act == SignOffAct.Approved);
                return new InternalRow(
                    i.Id,
                    i.Code,
                    i.Title,
                    i.Kind,
                    i.Version.Issue!.Value,
                    i.Version.EffectiveFrom!.Value,
                    i.Version.StateOn(day),
                    approved is null ? ""
                        : approved.Post.Length > 0 ? $"{approved.Name}, {approved.Post}"
                        : approved.Name,
                    i.Version.DecisionNumber,
                    PublishedDocuments.IsPublic(i.Kind)
                );
            }),
        ];
    }

    /// <summary>Texts that the agency's standing documents lean on, and those it entered itself, by number.</summary>
    public static async Task<IReadOnlyList<ExternalRow>> ExternalAsync(IsoDbContext db, DateOnly day, CancellationToken ct)
    {
        var catalogue = await LawCatalogue.LoadAsync(db, ct);
        var used = await LawUse.OfAgencyAsync(db, catalogue, day, ct);
        return
        [
            .. catalogue
                .Texts.Where(t => t.EnteredAgency == db.AgencyId || used.Documents[t.Id].Any())
                .OrderBy(t => t.Kind)
                .ThenByDescending(t => t.EffectiveFrom)
                .Select(t => new ExternalRow(LawRow.Of(catalogue, t, day, used.Documents[t.Id].Count()), [.. used.Documents[t.Id]])),
        ];
    }
}
