using IsoDienTu.Bpmn;
using IsoDienTu.Kernel.Parts;
using Microsoft.Extensions.Localization;

namespace IsoDienTu.Processes.Designing;

/// <summary>Differences as a page lists them.</summary>
/// <param name="Page">Address of the page with the two drawings; empty when that is the page itself.</param>
/// <param name="Most">How many are listed at the most.</param>
internal sealed record DifferenceList(IReadOnlyList<DifferenceLine> Lines, string Page, int Most = 1000)
{
    public IEnumerable<DifferenceLine> Shown => Lines.Take(Most);

    public int Count(ElementState state) => Lines.Count(l => l.State == state);

    /// <summary>The element on the drawing that still has it.</summary>
    public string Address(DifferenceLine line) => $"{Page}#{(line.State == ElementState.Removed ? "before" : "after")}-{line.ElementId}";

    public static string WordOf(ElementState state, IStringLocalizer texts) =>
        state switch
        {
            ElementState.Added => texts["+ Thêm mới"],
            ElementState.Removed => texts["× Bỏ đi"],
            ElementState.Changed => texts["~ Đổi"],
            _ => texts["↔ Dời chỗ"],
        };

    public static Tone ToneOf(ElementState state) =>
        state switch
        {
            ElementState.Added => Tone.Good,
            ElementState.Removed => Tone.Late,
            ElementState.Changed => Tone.Near,
            _ => Tone.Info,
        };
}
