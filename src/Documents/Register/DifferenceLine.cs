using DiffPlex;
using DiffPlex.DiffBuilder;
using DiffPlex.DiffBuilder.Model;

namespace IsoDienTu.Documents.Register;

/// <summary>A line that one issue has and the other has not.</summary>
internal sealed record DifferenceLine(bool Added, string Text)
{
    /// <summary>The lines removed and added from one content to the next, in reading order.</summary>
    public static IReadOnlyList<DifferenceLine> Between(DocumentContent before, DocumentContent after)
    {
        var model = new InlineDiffBuilder(new Differ()).BuildDiffModel(string.Join('\n', before.Lines()), string.Join('\n', after.Lines()));
        return
        [
            .. model
                .Lines.Where(l => l.Type is ChangeType.Inserted or ChangeType.Deleted && !string.IsNullOrWhiteSpace(l.Text))
                .Select(l => new DifferenceLine(l.Type == ChangeType.Inserted, l.Text)),
        ];
    }
}
