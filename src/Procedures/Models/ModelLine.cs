using IsoDienTu.Documents;
using IsoDienTu.Kernel;
using IsoDienTu.Kernel.Parts;
using IsoDienTu.Organisation;
using Microsoft.EntityFrameworkCore;

namespace IsoDienTu.Procedures.Models;

/// <summary>How an agency stands to a model.</summary>
internal enum ModelStanding
{
    /// <summary>Not adopted.</summary>
    Offered,

    /// <summary>Its own.</summary>
    Own,

    /// <summary>The first draft is being written.</summary>
    Drafting,

    /// <summary>Its procedure follows the newest issue.</summary>
    Following,

    /// <summary>A newer issue waits.</summary>
    Waiting,

    /// <summary>The draft that follows the newer issue is being written.</summary>
    Merging,

    /// <summary>Decided to stay with the earlier issue.</summary>
    Kept,
}

/// <summary>A model as one agency sees it.</summary>
/// <param name="Owner">Name of the owner.</param>
/// <param name="Told">What the agency published of it; null before that.</param>
/// <param name="Request">The request for the newest issue; null when none was opened.</param>
internal sealed record ModelLine(
    ModelProcedure Model,
    string Owner,
    bool IsOwn,
    Adoption? Adoption,
    ModelAdopter? Told,
    AskedChange? Request
)
{
    public ModelStanding State =>
        IsOwn ? ModelStanding.Own
        : Adoption is null ? ModelStanding.Offered
        : Adoption.Number is null ? ModelStanding.Drafting
        : Adoption.Number >= Model.Newest ? ModelStanding.Following
        : Adoption.DraftNumber >= Model.Newest ? ModelStanding.Merging
        : Request is { IsKept: true } ? ModelStanding.Kept
        : ModelStanding.Waiting;

    /// <summary>Models that are for the agency, those it follows, and its own, by code.</summary>
    public static async Task<IReadOnlyList<ModelLine>> ListAsync(IsoDbContext db, Agencies agencies, int agencyId, CancellationToken ct)
    {
        var agency = await agencies.FindAsync(agencyId, ct);
        var names = (await agencies.ListAsync(new AgencyQuery(), ct)).ToDictionary(a => a.Id, a => a.Name);
        var adoptions = await db.Set<Adoption>().AsNoTracking().ToDictionaryAsync(a => a.ModelId, ct);
        var told = await db.Set<ModelAdopter>().AsNoTracking().Where(a => a.AdopterId == agencyId).ToDictionaryAsync(a => a.ModelId, ct);
        var requests = adoptions.Count == 0 ? [] : await AskedChanges.ListAsync(db, ct);
        var issues = await db.Set<ModelIssue>()
            .Select(i => new
            {
                i.Id,
                i.ModelId,
                i.Number,
            })
            .ToListAsync(ct);
        var newest = issues.ToDictionary(i => (i.ModelId, i.Number), i => i.Id);
        return
        [
            .. (await db.Set<ModelProcedure>().AsNoTracking().OrderBy(m => m.Code).ToListAsync(ct))
                .Where(m => m.OwnerId == agencyId || adoptions.ContainsKey(m.Id) || (m.IsOffered && agency is not null && m.IsFor(agency)))
                .Select(m => new ModelLine(
                    m,
                    names.GetValueOrDefault(m.OwnerId) ?? "",
                    m.OwnerId == agencyId,
                    adoptions.GetValueOrDefault(m.Id),
                    told.GetValueOrDefault(m.Id),
                    requests.FirstOrDefault(r => r.Request.SourceId == newest[(m.Id, m.Newest)]).Request
                )),
        ];
    }

    /// <summary>The model that a procedure of the agency follows or is; null for none.</summary>
    public static async Task<ModelLine?> OfProcedureAsync(IsoDbContext db, Agencies agencies, Guid procedureId, CancellationToken ct)
    {
        var hasModel =
            await db.Set<Adoption>().AnyAsync(a => a.ProcedureId == procedureId, ct)
            || await db.Set<ModelProcedure>().AnyAsync(m => m.OwnerId == db.AgencyId && m.ProcedureId == procedureId, ct);
        return hasModel
            ? (await ListAsync(db, agencies, db.AgencyId, ct)).FirstOrDefault(l =>
                l.Adoption?.ProcedureId == procedureId || (l.IsOwn && l.Model.ProcedureId == procedureId)
            )
            : null;
    }

    public static string Words(ModelStanding state) =>
        state switch
        {
            ModelStanding.Own => "Mẫu của cơ quan",
            ModelStanding.Drafting => "Đang soạn",
            ModelStanding.Following => "Đang theo mẫu",
            ModelStanding.Waiting => "Có lần mới của mẫu",
            ModelStanding.Merging => "Đang hợp nhất",
            ModelStanding.Kept => "Giữ nguyên, không theo lần mới",
            _ => "Chưa áp dụng",
        };

    public static Tone ToneOf(ModelStanding state) =>
        state switch
        {
            ModelStanding.Following => Tone.Good,
            ModelStanding.Waiting => Tone.Near,
            ModelStanding.Drafting or ModelStanding.Merging => Tone.Info,
            ModelStanding.Kept => Tone.Paused,
            _ => Tone.Plain,
        };

    public static string Words(ModelAudience audience) =>
        audience switch
        {
            ModelAudience.Departments => "Sở, cơ quan cấp tỉnh",
            ModelAudience.Communes => "Ủy ban nhân dân xã, phường, đặc khu",
            _ => "Mọi cơ quan",
        };
}
