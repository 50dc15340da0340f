using IsoDienTu.Bpmn;
using Microsoft.Extensions.Localization;

namespace IsoDienTu.Processes.Designing;

/// <summary>An element that two drawings tell differently.</summary>
/// <param name="Theirs">As the stored draft has it; null when it has no such element.</param>
/// <param name="Mine">As the sender has it; null when they have no such element.</param>
internal sealed record Difference(string ElementId, string? Theirs, string? Mine);

/// <summary>The same with each fact by itself.</summary>
/// <param name="State">Added, Removed, Changed or Moved.</param>
/// <param name="Name">What the element is and is called.</param>
internal sealed record DifferenceLine(string ElementId, ElementState State, string Name, IReadOnlyList<FactLine> Facts);

/// <param name="Fact">Its code (<see cref="FactChange.Fact"/>).</param>
/// <param name="Label">Its name in the language of the page.</param>
/// <param name="Before">Null when the earlier drawing says nothing.</param>
/// <param name="After">Null when the later drawing says nothing.</param>
internal sealed record FactLine(string Fact, string Label, string? Before, string? After);

/// <summary>In what two drawings of one process differ, in words.</summary>
internal static class Differences
{
    /// <summary>More would not be read at a conflict.</summary>
    private const int Most = 50;

    /// <summary>Where things stand on the sheet is no difference that somebody's work could be lost by.</summary>
    public static IReadOnlyList<Difference> Between(Diagram theirs, Diagram mine, IStringLocalizer<Texts> texts) =>
        [
            .. Lines(theirs, mine, texts)
                .Where(l => l.State != ElementState.Moved)
                .Take(Most)
                .Select(l => new Difference(
                    l.ElementId,
                    l.State == ElementState.Added ? null : Told(l.Name, l.Facts, f => f.Before),
                    l.State == ElementState.Removed ? null : Told(l.Name, l.Facts, f => f.After)
                )),
        ];

    public static IReadOnlyList<DifferenceLine> Lines(Diagram before, Diagram after, IStringLocalizer<Texts> texts)
    {
        var words = new DifferenceWords(before, after, texts);
        return [.. Comparer.Compare(before, after).Select(words.Line)];
    }

    /// <summary>What a drawing marks.</summary>
    public static IReadOnlyDictionary<string, ElementState> Marks(IEnumerable<DifferenceLine> lines) =>
        lines.ToDictionary(l => l.ElementId, l => l.State, StringComparer.Ordinal);

    private static string Told(string name, IReadOnlyList<FactLine> facts, Func<FactLine, string?> side) =>
        string.Join(" · ", facts.Where(f => side(f) is not null).Select(f => $"{f.Label}: {side(f)}").DefaultIfEmpty(name));
}
