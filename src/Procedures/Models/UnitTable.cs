using IsoDienTu.Procedures.Merging;

namespace IsoDienTu.Procedures.Models;

/// <summary>Units as a table of two columns.</summary>
/// <param name="Before">Head of the column with the earlier words.</param>
/// <param name="After">Head of the column with the later ones.</param>
internal sealed record UnitTable(string Caption, string Before, string After, IReadOnlyList<MergeUnit> Units);
