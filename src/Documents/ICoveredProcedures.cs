using IsoDienTu.Kernel;

namespace IsoDienTu.Documents;

/// <summary>A plug: the procedures in force, of which the announcement of a quality system says which it covers (QĐ 19/2014/QĐ-TTg, article 4).</summary>
public interface ICoveredProcedures
{
    /// <summary>Those in force on a day, by code; inside a transaction of the agency.</summary>
    Task<IReadOnlyList<CoveredProcedure>> ListAsync(IsoDbContext db, DateOnly day, CancellationToken ct = default);
}

/// <summary>A procedure that a quality system covers.</summary>
/// <param name="Code">Mã hiệu of the procedure, which stays the same over its issues.</param>
/// <param name="TthcCodes">Codes of the administrative procedures it serves.</param>
public sealed record CoveredProcedure(string Code, string Title, IReadOnlyList<string> TthcCodes);
