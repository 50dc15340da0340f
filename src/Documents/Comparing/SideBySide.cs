using DiffPlex;
using DiffPlex.DiffBuilder;
using DiffPlex.DiffBuilder.Model;

namespace IsoDienTu.Documents.Comparing;

/// <summary>How a line differs.</summary>
internal enum LineChange
{
    Same,
    Added,
    Removed,
    Changed,
}

/// <summary>A stretch of a line; marked when the other side has it not.</summary>
internal sealed record SidePiece(string Text, bool Marked);

/// <summary>One line of two texts set side by side.</summary>
/// <param name="Before">Null when only the later text has the line.</param>
/// <param name="After">Null when only the earlier text has it.</param>
/// <param name="IsHeading">Whether it is the heading of a section.</param>
internal sealed record SideRow(LineChange Change, IReadOnlyList<SidePiece>? Before, IReadOnlyList<SidePiece>? After, bool IsHeading);

/// <summary>Sets two texts side by side, line by line, with the words that differ. Rows of tables are lines. Pure.</summary>
internal static class SideBySide
{
    public static IReadOnlyList<SideRow> Of(DocumentContent before, DocumentContent after)
    {
        var (old, now) = (Lines(before), Lines(after));
        var model = new SideBySideDiffBuilder(new Differ()).BuildDiffModel(
            string.Join('\n', old.Select(l => l.Text)),
            string.Join('\n', now.Select(l => l.Text)),
            ignoreWhitespace: true
        );
        return
        [
            .. model
                .OldText.Lines.Zip(model.NewText.Lines)
                .Select(pair => Row(pair.First, pair.Second, old, now))
                .Where(r => r.Before is { Count: > 0 } || r.After is { Count: > 0 }),
        ];
    }

    /// <summary>Only what differs, below the heading it stands under.</summary>
    public static IReadOnlyList<SideRow> Changed(IReadOnlyList<SideRow> rows)
    {
        var kept = new List<SideRow>();
        SideRow? heading = null;
        foreach (var row in rows)
        {
            if (row.Change == LineChange.Same)
            {
                heading = row.IsHeading ? row : heading;
                continue;
            }

            if (!row.IsHeading && heading is not null)
            {
                kept.Add(heading);
            }

            heading = null;
            kept.Add(row);
        }

        return kept;
    }

    private static SideRow Row(
        DiffPiece old,
        DiffPiece now,
        IReadOnlyList<(string Text, bool IsHeading)> before,
        IReadOnlyList<(string Text, bool IsHeading)> after
    )
    {
        var change = (old.Type, now.Type) switch
        {
            (ChangeType.Imaginary, _) => LineChange.Added,
            (_, ChangeType.Imaginary) => LineChange.Removed,
            (ChangeType.Unchanged, ChangeType.Unchanged) => LineChange.Same,
            _ => LineChange.Changed,
        };
        var isHeading = now.Position is { } n ? after[n - 1].IsHeading : old.Position is { } o && before[o - 1].IsHeading;
        return new SideRow(change, Pieces(old, change), Pieces(now, change), isHeading);
    }

    private static IReadOnlyList<SidePiece>? Pieces(DiffPiece line, LineChange change)
    {
        if (line.Type == ChangeType.Imaginary || string.IsNullOrWhiteSpace(line.Text))
        {
            return null;
        }

        if (change != LineChange.Changed || line.SubPieces.Count == 0)
        {
            return [new SidePiece(line.Text, change != LineChange.Same)];
        }

        // Neighbours of one kind are one piece, which is how they are read aloud and how a reader's eye takes them.
        var pieces = new List<SidePiece>();
        foreach (var word in line.SubPieces.Where(p => p.Type != ChangeType.Imaginary && p.Text is not null))
        {
            var isMarked = word.Type != ChangeType.Unchanged;
            if (pieces is [.., var last] && last.Marked == isMarked)
            {
                pieces[^1] = last with { Text = last.Text + word.Text };
            }
            else
            {
                pieces.Add(new SidePiece(word.Text, isMarked));
            }
        }

        return pieces;
    }

    /// <summary>A line break inside a cell or paragraph is no new line here: the lines of the two sides are counted.</summary>
    private static List<(string Text, bool IsHeading)> Lines(DocumentContent content) =>
        [
            .. content.Sections.SelectMany(s =>
                s.Blocks.SelectMany(b => b.Lines())
                    .Select(l => (l.ReplaceLineEndings(" "), false))
                    .Prepend(($"{s.Number} {s.Title}".Trim().ReplaceLineEndings(" "), true))
            ),
        ];
}
