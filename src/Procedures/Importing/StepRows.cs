namespace IsoDienTu.Procedures.Importing;

/// <summary>Makes step drafts from table rows. One reader serves a whole document, so that merged cells are counted once.</summary>
internal sealed class StepRows
{
    private readonly Dictionary<SourceCell, StepDraft> _times = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<SourceCell> _results = new(ReferenceEqualityComparer.Instance);

    public StepDraft Read(ProcessRow row)
    {
        var content = row.Cell(row.Map.Content);
        var role = row.Cell(row.Map.Role);
        if (ReferenceEquals(role, content))
            role = null;
        var draft = new StepDraft
        {
            Printed = row.Number,
            IsSub = row.Kind == RowKind.SubStep,
            Role = role?.Text ?? "",
            Roles = RoleText.Split(role?.Paragraphs ?? []),
            At = Anchors(row, role),
        };
        if (row.Text.Length > 0)
            draft.Content.Add(row.Text);
        draft.Content.AddRange(Lines(content));
        ReadTime(row, draft);
        ReadResults(row, draft);
        return draft;
    }

    /// <summary>Adds a row of content alone to the step above.</summary>
    public void Continue(ProcessRow row, StepDraft above)
    {
        var own = row.Own(row.Map.Content);
        above.Content.AddRange(Lines(own));
        ReadResults(row, above);
        var numberGoesOn = row.Cell(row.Map.Number) is { } number && number.Row < row.Row;
        if (own is { Text.Length: > 0 } && !numberGoesOn)
            above.Marks |= StepMarks.Orphan;
    }

    private void ReadTime(ProcessRow row, StepDraft draft)
    {
        var (cell, text, unit) = row.Time;
        if (cell is not null && _times.TryGetValue(cell, out var first))
        {
            draft.SharesTimeOf = first;
            return;
        }
        draft.Time = TimeCell.Read(text, unit);
        if (cell is not null)
            _times[cell] = draft;
        if (draft.Time.Minutes is null && !draft.Time.Marks.HasFlag(TimeMarks.NotCounted) && Misplaced(row) is { } elsewhere)
        {
            draft.Time = TimeCell.Read(elsewhere, null);
            draft.Marks |= StepMarks.Shifted;
        }
    }

    // A row whose cells slipped by one column shows a bare amount of time where a form or a remark should stand.
    private static string? Misplaced(ProcessRow row)
    {
        var amounts = row
            .Map.Forms.Concat(row.Map.Others)
            .Append(row.Map.Role)
            .Select(c => row.Own(c))
            .Where(c => c is not null && TimeCell.IsAmount(c.Text))
            .ToList();
        return amounts.Count == 1 ? amounts[0]!.Text : null;
    }

    private void ReadResults(ProcessRow row, StepDraft draft)
    {
        foreach (var column in row.Map.Forms)
        {
            if (row.Cell(column) is not { Text.Length: > 0 } cell || !_results.Add(cell))
                continue;
            draft.Results.AddRange(Lines(cell));
            draft.Forms.AddRange(FormCodes.In(cell.Text).Where(code => !draft.Forms.Contains(code)));
        }
    }

    private static IEnumerable<string> Lines(SourceCell? cell) =>
        cell is null
            ? []
            : cell.Paragraphs.SelectMany(p => p.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));

    private static StepAnchors Anchors(ProcessRow row, SourceCell? role)
    {
        SourceAnchor? Of(SourceCell? cell) => cell is null ? null : row.Grid.Anchor(cell);
        return new StepAnchors(
            row.At,
            Of(role),
            Of(row.Time.Cell),
            Of(row.Map.Forms.Select(f => row.Cell(f)).FirstOrDefault(c => c is { Text.Length: > 0 }))
        );
    }
}
