using IsoDienTu.Organisation.Rules;

namespace IsoDienTu.Organisation.Importing;

/// <summary>What an import does, or would do, with a row.</summary>
internal enum RowVerdict
{
    New,
    Changed,
    Same,
    Bad,
}

/// <summary>A row of the file with its verdict.</summary>
/// <param name="Line">Line of the file.</param>
/// <param name="Name">What the row is about, for people.</param>
/// <param name="Verdict">What becomes of it.</param>
/// <param name="Flaws">Why it is refused; empty otherwise.</param>
internal sealed record PlannedRow(int Line, string Name, RowVerdict Verdict, IReadOnlyList<Flaw> Flaws);

/// <summary>A file gone through row by row.</summary>
/// <param name="Form">Which list it is.</param>
/// <param name="Ignored">Headers nobody asked for.</param>
/// <param name="Rows">The rows in order.</param>
internal sealed record ImportPlan(TableForm Form, IReadOnlyList<string> Ignored, IReadOnlyList<PlannedRow> Rows)
{
    public int Count(RowVerdict verdict) => Rows.Count(r => r.Verdict == verdict);

    public bool IsClean => Rows.All(r => r.Verdict != RowVerdict.Bad);
}
