using IsoDienTu.Documents.Register;
using IsoDienTu.Kernel;
using Microsoft.EntityFrameworkCore;

namespace IsoDienTu.Documents.Distributing;

/// <summary>A copy on paper for which the agency answers: it is known where it is, and it is called back when its issue is over.</summary>
internal sealed class ControlledCopy : ITenantRow, IVersionedRow
{
    public int AgencyId { get; set; }
    public Guid Id { get; set; } = Guid.CreateVersion7();
    public Guid DocumentId { get; set; }
    public Guid VersionId { get; set; }

    /// <summary>Counted for each document over all its issues, from 1 without gaps.</summary>
    public int Number { get; set; }

    /// <summary>A person or a place: "Bảng niêm yết bộ phận một cửa".</summary>
    public string Holder { get; set; } = "";

    /// <summary>Token of the QR on exactly this copy.</summary>
    public string Qr { get; set; } = "";
    public CopyState State { get; set; }
    public DateOnly HandedOn { get; set; }
    public string HandedBy { get; set; } = "";
    public string HandedPost { get; set; } = "";
    public DateTimeOffset HandedAt { get; set; }
    public DateOnly? EndedOn { get; set; }
    public string? EndedBy { get; set; }
    public string? EndedPost { get; set; }

    /// <summary>How it was destroyed or lost, or what is to be said of a copy that came back.</summary>
    public string? EndNote { get; set; }
    public uint Version { get; set; }
    public string ChangedBy { get; set; } = "";
    public DateTimeOffset ChangedAt { get; set; }
}

/// <summary>A copy with the issue that it shows.</summary>
/// <param name="Issue">Number of that issue.</param>
/// <param name="IssueState">Where that issue stands today.</param>
/// <param name="OverSince">First day on which that issue is no longer in force; null while it is.</param>
internal sealed record CopyRow(ControlledCopy Copy, string Code, string Title, int Issue, IssueState IssueState, DateOnly? OverSince)
{
    /// <summary>Whether it is out although its issue is over.</summary>
    public bool IsToReturn => Copy.State == CopyState.Out && IssueState is IssueState.Superseded or IssueState.Withdrawn;

    /// <summary>Copies of one document or of all of the agency: those to be called back first, then by document and number.</summary>
    public static async Task<IReadOnlyList<CopyRow>> ListAsync(IsoDbContext db, Guid? documentId, DateOnly day, CancellationToken ct)
    {
        var found = await (
            from copy in db.Set<ControlledCopy>()
            join version in db.Set<DocumentVersion>() on copy.VersionId equals version.Id
            join document in db.Set<Document>() on copy.DocumentId equals document.Id
            where documentId == null || copy.DocumentId == documentId
            select new
            {
                Copy = copy,
                document.Code,
                version.Title,
                Version = new DocumentVersion
                {
                    State = version.State,
                    Issue = version.Issue,
                    EffectiveFrom = version.EffectiveFrom,
                    EffectiveTo = version.EffectiveTo,
                },
            }
        ).ToListAsync(ct);
        return
        [
            .. found
                .Select(f => new CopyRow(f.Copy, f.Code, f.Title, f.Version.Issue!.Value, f.Version.StateOn(day), f.Version.EffectiveTo))
                .OrderByDescending(r => r.IsToReturn)
                .ThenBy(r => r.Code, StringComparer.Ordinal)
                .ThenBy(r => r.Copy.Number),
        ];
    }
}
