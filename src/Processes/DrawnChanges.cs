using System.Globalization;
using IsoDienTu.Bpmn;
using IsoDienTu.Kernel;
using IsoDienTu.Processes.Designing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace IsoDienTu.Processes;

/// <summary>In what two stored versions of a process differ, for modules that show it beside a text.</summary>
/// <param name="BeforeSvg">The earlier one, its changes marked.</param>
/// <param name="AfterSvg">The later one likewise.</param>
/// <param name="Lines">The changes in words, one each.</param>
public sealed record DrawnChanges(string BeforeSvg, string AfterSvg, IReadOnlyList<string> Lines)
{
    /// <summary>Compares two versions; null when the agency has not both.</summary>
    public static async Task<DrawnChanges?> OfAsync(
        IsoDbContext db,
        Guid before,
        Guid after,
        IStringLocalizer<Texts> texts,
        CancellationToken ct = default
    )
    {
        var rows = await db.Set<DefinitionVersion>().Where(v => v.Id == before || v.Id == after).ToListAsync(ct);
        if (rows.Find(v => v.Id == before) is not { } old || rows.Find(v => v.Id == after) is not { } now)
        {
            return null;
        }

        var lines = Differences.Lines(Diagrams.Drawn(old), Diagrams.Drawn(now), texts);
        var marks = Differences.Marks(lines);
        return new DrawnChanges(Draw(old, "before", marks), Draw(now, "after", marks), [.. lines.Select(l => Said(l, texts))]);
    }

    private static string Draw(DefinitionVersion version, string prefix, IReadOnlyDictionary<string, ElementState> marks) =>
        Drawing.ToSvg(
            Diagrams.Drawn(version),
            new DrawingOptions
            {
                IdPrefix = prefix,
                Language = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName,
                States = marks,
            }
        );

    private static string Said(DifferenceLine line, IStringLocalizer<Texts> texts)
    {
        var facts = line.Facts.Select(f =>
            line.State is ElementState.Added or ElementState.Removed ? $"{f.Label}: {f.After ?? f.Before}"
            : f.Before is null && f.After is null ? f.Label
            : $"{f.Label}: {f.Before ?? texts["(không có)"]} → {f.After ?? texts["(không có)"]}"
        );
        var told = string.Join("; ", facts);
        var what = DifferenceList.WordOf(line.State, texts);
        return told.Length == 0 ? $"{what}: {line.Name}" : $"{what}: {line.Name} ({told})";
    }
}
