using IsoDienTu.Kernel;
using IsoDienTu.Kernel.Parts;
using IsoDienTu.Procedures.Publishing;
using Microsoft.EntityFrameworkCore;

namespace IsoDienTu.Procedures.Register;

internal enum ProcedureState
{
    Coming,
    Effective,
    Ended,
}

/// <summary>A procedure with the version that counts on a day: the one in force, else the newest.</summary>
internal sealed record ProcedureLine(
    Guid Id,
    string Code,
    string Title,
    string Search,
    Guid VersionId,
    int Issue,
    string? LegalTerm,
    DateOnly EffectiveFrom,
    ProcedureState State
)
{
    public static async Task<IReadOnlyList<ProcedureLine>> ListAsync(IsoDbContext db, DateOnly day, CancellationToken ct)
    {
        var procedures = await db.Set<Procedure>().OrderBy(p => p.Code).ToListAsync(ct);
        var versions = await db.Set<ProcedureVersion>()
            .Select(v => new ProcedureVersion
            {
                Id = v.Id,
                ProcedureId = v.ProcedureId,
                Issue = v.Issue,
                LegalTerm = v.LegalTerm,
                EffectiveFrom = v.EffectiveFrom,
                EffectiveTo = v.EffectiveTo,
            })
            .ToListAsync(ct);
        var byProcedure = versions.ToLookup(v => v.ProcedureId);
        return
        [
            .. procedures
                .Select(p => (p, Shown: byProcedure[p.Id].FirstOrDefault(v => v.InForceOn(day)) ?? byProcedure[p.Id].MaxBy(v => v.Issue)))
                .Where(x => x.Shown is not null)
                .Select(x => new ProcedureLine(
                    x.p.Id,
                    x.p.Code,
                    x.p.Title,
                    x.p.Search,
                    x.Shown!.Id,
                    x.Shown.Issue,
                    x.Shown.LegalTerm,
                    x.Shown.EffectiveFrom,
                    StateOf(x.Shown, day)
                )),
        ];
    }

    public static ProcedureState StateOf(ProcedureVersion version, DateOnly day) =>
        version.InForceOn(day) ? ProcedureState.Effective
        : version.EffectiveFrom > day && version.EffectiveTo != version.EffectiveFrom ? ProcedureState.Coming
        : ProcedureState.Ended;

    public static string Words(ProcedureState state) =>
        state switch
        {
            ProcedureState.Effective => "Đang có hiệu lực",
            ProcedureState.Coming => "Sắp có hiệu lực",
            _ => "Hết hiệu lực",
        };

    public static Tone ToneOf(ProcedureState state) =>
        state switch
        {
            ProcedureState.Effective => Tone.Good,
            ProcedureState.Coming => Tone.Info,
            _ => Tone.Paused,
        };
}
