using IsoDienTu.Documents;
using IsoDienTu.Kernel;

namespace IsoDienTu.Procedures.Publishing;

/// <summary>Tells the announcement of a quality system which procedures are in force.</summary>
internal sealed class CoveredProcedures : ICoveredProcedures
{
    public async Task<IReadOnlyList<CoveredProcedure>> ListAsync(IsoDbContext db, DateOnly day, CancellationToken ct = default) =>
        [.. (await PublishedProcedures.ListAsync(db, day, ct)).Select(p => new CoveredProcedure(p.Code, p.Title, p.TthcCodes))];

    public Task<IReadOnlyList<ProcedureSpan>> EverywhereAsync(IsoDbContext db, DateOnly day, CancellationToken ct = default) =>
        PublishedProcedures.SpansAsync(db, day, ct);
}
