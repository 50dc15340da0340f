using IsoDienTu.Kernel;
using IsoDienTu.Processes;

namespace IsoDienTu.Procedures;

/// <summary>The drawn diagram of a published procedure, for modules that may not know the engine.</summary>
public static class ProcedureDrawing
{
    /// <summary>One inline-safe SVG element; empty when the agency has no such version.</summary>
    /// <param name="language">vi or en, for the few words the drawing adds itself.</param>
    public static Task<string> SvgAsync(IsoDbContext db, PublishedProcedure procedure, string language, CancellationToken ct = default) =>
        Definitions.SvgAsync(db, procedure.DefinitionVersionId, "procedure", language, ct);
}
