using System.Globalization;
using IsoDienTu.Bpmn;
using IsoDienTu.Kernel;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace IsoDienTu.Processes.Designing;

/// <summary>The step table of a version with its drawing, as a lying sheet to print or to save as PDF from the browser, which embeds the font.</summary>
[Right(DesigningSetup.Right)]
internal sealed class Sheet : IsoPage
{
    [BindProperty(SupportsGet = true, Name = "id")]
    public Guid Id { get; set; }

    /// <summary>Null for the one in force, else the draft.</summary>
    [BindProperty(SupportsGet = true, Name = "version")]
    public Guid? VersionId { get; set; }

    public string AgencyName => Acting.AgencyName;
    public Definition Process { get; private set; } = null!;
    public DefinitionVersion Shown { get; private set; } = null!;
    public DateOnly Day => (Shown.PublishedAt ?? Shown.ChangedAt).VietnamDay();
    public IReadOnlyList<StepRow> Steps { get; private set; } = [];

    /// <summary>The drawing in pieces that fit the sheet.</summary>
    public IReadOnlyList<string> Bands { get; private set; } = [];

    protected override async Task<bool> LoadAsync(IsoDbContext db, CancellationToken ct)
    {
        if (
            await db.Set<Definition>().FirstOrDefaultAsync(d => d.Id == Id, ct) is not { } process
            || await db.Set<DefinitionVersion>()
                .Where(v => v.DefinitionId == Id && (VersionId == null || v.Id == VersionId))
                .OrderBy(v => v.Number == null)
                .ThenByDescending(v => v.Number)
                .FirstOrDefaultAsync(ct)
                is not { } shown
        )
        {
            return false;
        }

        (Process, Shown) = (process, shown);
        var diagram = Diagrams.Drawn(shown);
        Steps = StepTable.Of(diagram);
        Bands = Drawing.ToBands(
            diagram,
            new DrawingOptions
            {
                IdPrefix = "sheet",
                Title = process.Title,
                Language = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName,
            }
        );
        return true;
    }
}
