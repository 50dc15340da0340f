using IsoDienTu.Kernel;

namespace IsoDienTu.Documents;

/// <summary>A plug: the procedures in force, of which the announcement of a quality system says which it covers (QĐ 19/2014/QĐ-TTg, article 4).</summary>
public interface ICoveredProcedures
{
    /// <summary>Those in force on a day, by code; inside a transaction of the agency.</summary>
    Task<IReadOnlyList<CoveredProcedure>> ListAsync(IsoDbContext db, DateOnly day, CancellationToken ct = default);

    /// <summary>
    /// Those of all agencies, in force or over, by one statement; for a read over the whole province (<see cref="WorkRunner.ReadEverywhereAsync"/>).
    /// </summary>
    Task<IReadOnlyList<ProcedureSpan>> EverywhereAsync(IsoDbContext db, DateOnly day, CancellationToken ct = default);
}

/// <summary>From when to when an agency had a procedure.</summary>
/// <param name="From">First day of its first issue.</param>
/// <param name="To">First day on which it was over; null while it is not.</param>
/// <param name="InForce">Whether it is in force on the day that was asked for.</param>
public sealed record ProcedureSpan(int AgencyId, string Code, string Title, DateOnly From, DateOnly? To, bool InForce);

/// <summary>A procedure that a quality system covers.</summary>
/// <param name="Code">Mã hiệu of the procedure, which stays the same over its issues.</param>
/// <param name="TthcCodes">Codes of the administrative procedures it serves.</param>
public sealed record CoveredProcedure(string Code, string Title, IReadOnlyList<string> TthcCodes);
