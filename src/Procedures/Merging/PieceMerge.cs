namespace IsoDienTu.Procedures.Merging;

/// <summary>Merges piece by piece and notes each unit that anybody changed. One for one merge.</summary>
internal sealed class PieceMerge(IReadOnlyDictionary<string, MergeChoice> choices, UnitWords words)
{
    private readonly List<MergeUnit> units = [];

    public IReadOnlyList<MergeUnit> Units => units;

    public IReadOnlyList<Piece> List(
        MergeArea area,
        (IReadOnlyList<Piece> Base, IReadOnlyList<Piece> Ours, IReadOnlyList<Piece> Theirs) rows
    ) => List(area, rows.Base, rows.Ours, rows.Theirs);

    public IReadOnlyList<Piece> List(MergeArea area, IReadOnlyList<Piece> was, IReadOnlyList<Piece> ours, IReadOnlyList<Piece> theirs)
    {
        var (b, o, t) = (ByKey(was), ByKey(ours), ByKey(theirs));
        var left = new Dictionary<string, Piece>(StringComparer.Ordinal);
        foreach (var key in theirs.Concat(ours).Concat(was).Select(p => p.Key).Distinct(StringComparer.Ordinal))
        {
            if (One(area, key, b.GetValueOrDefault(key), o.GetValueOrDefault(key), t.GetValueOrDefault(key)) is { } piece)
            {
                left[key] = piece;
            }
        }

        return [.. Order(area, left, [.. b.Keys], [.. o.Keys], [.. t.Keys]).Select(k => left[k])];
    }

    public Piece Fields(MergeArea area, Piece was, Piece ours, Piece theirs)
    {
        var merged = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (
            var field in was.Fields.Keys.Union(ours.Fields.Keys, StringComparer.Ordinal).Union(theirs.Fields.Keys, StringComparer.Ordinal)
        )
        {
            merged[field] = Text(area, was.Key, field, was[field], ours[field], theirs[field], words.Item(area, ours));
        }

        return was with
        {
            Fields = merged,
        };
    }

    private Piece? One(MergeArea area, string key, Piece? was, Piece? ours, Piece? theirs)
    {
        switch (was, ours, theirs)
        {
            case (not null, not null, not null):
                return Fields(area, was, ours, theirs);
            case (null, not null, not null):
                return ours.Says(theirs)
                    ? Whole(area, key, UnitState.Both, null, ours, theirs, ours)
                    : Fields(area, new Piece(key, new Dictionary<string, string>(StringComparer.Ordinal)), ours, theirs);
            case (null, not null, null):
                return Whole(area, key, UnitState.Ours, null, ours, null, ours);
            case (null, null, not null):
                return Whole(area, key, UnitState.Theirs, null, null, theirs, theirs);
            case (not null, not null, null):
                return ours.Says(was)
                    ? Whole(area, key, UnitState.Theirs, was, ours, null, null)
                    : Whole(
                        area,
                        key,
                        UnitState.Conflict,
                        was,
                        ours,
                        null,
                        SideOf(Key(area, key, MergeUnit.Presence)) == MergeSide.Theirs ? null : ours
                    );
            case (not null, null, not null):
                return theirs.Says(was)
                    ? Whole(area, key, UnitState.Ours, was, null, theirs, null)
                    : Whole(
                        area,
                        key,
                        UnitState.Conflict,
                        was,
                        null,
                        theirs,
                        SideOf(Key(area, key, MergeUnit.Presence)) == MergeSide.Theirs ? theirs : null
                    );
            default:
                return Whole(area, key, UnitState.Both, was, null, null, null);
        }
    }

    private Piece? Whole(MergeArea area, string key, UnitState state, Piece? was, Piece? ours, Piece? theirs, Piece? left)
    {
        var unit = Key(area, key, MergeUnit.Presence);
        string? Say(Piece? piece) => piece is null ? null : words.Whole(area, piece);
        units.Add(
            new MergeUnit(
                unit,
                area,
                words.Item(area, (ours ?? theirs ?? was)!),
                MergeUnit.Presence,
                state,
                Say(was),
                Say(ours),
                Say(theirs),
                MayWrite: false,
                ChoiceOf(unit, state, mayWrite: false)
            )
        );
        return left;
    }

    private string Text(MergeArea area, string key, string field, string was, string ours, string theirs, string item)
    {
        if (TextChunk.StateOf(was, ours, theirs, string.Equals) is not { } state)
        {
            return ours;
        }

        var name = Key(area, key, field);
        if (state != UnitState.Conflict)
        {
            Add(name, state, TextMerge.Lines(was), TextMerge.Lines(ours), TextMerge.Lines(theirs));
            return state == UnitState.Theirs ? theirs : ours;
        }

        var lines = new List<string>();
        var met = 0;
        foreach (var chunk in TextMerge.Of(was, ours, theirs))
        {
            var unit = chunk.State == UnitState.Conflict && ++met > 1 ? $"{name}#{RowPieces.Number(met)}" : name;
            if (chunk.State is { } its)
            {
                unit = its == UnitState.Conflict ? unit : $"{name}@{RowPieces.Number(lines.Count)}";
                Add(unit, its, chunk.Base, chunk.Ours, chunk.Theirs);
            }

            lines.AddRange(Chosen(chunk));
        }

        return string.Join('\n', lines);

        void Add(string unit, UnitState its, IReadOnlyList<string> b, IReadOnlyList<string> o, IReadOnlyList<string> t)
        {
            string? Say(IReadOnlyList<string> said) => string.Join('\n', said.Select(l => words.Line(area, field, l)));
            var mayWrite = UnitWords.MayWrite(field) && b.Concat(o).Concat(t).All(BlockLine.IsPlain);
            units.Add(new MergeUnit(unit, area, item, field, its, Say(b), Say(o), Say(t), mayWrite, ChoiceOf(unit, its, mayWrite)));
        }
    }

    private IReadOnlyList<string> Chosen(TextChunk chunk) =>
        chunk.State switch
        {
            UnitState.Theirs => chunk.Theirs,
            UnitState.Conflict when units[^1].Choice is { } choice => choice.Side switch
            {
                MergeSide.Own => TextMerge.Lines((choice.Words ?? "").ReplaceLineEndings("\n").Trim()),
                MergeSide.Theirs => chunk.Theirs,
                _ => chunk.Ours,
            },
            _ => chunk.Ours,
        };

    private IReadOnlyList<string> Order(MergeArea area, Dictionary<string, Piece> left, string[] was, string[] ours, string[] theirs)
    {
        var state = OrderMerge.StateOf(was, ours, theirs);
        var unit = Key(area, "", MergeUnit.Order);
        if (state is { } its)
        {
            string? Say(string[] keys) =>
                string.Join(
                    '\n',
                    keys.Where(k => was.Contains(k, StringComparer.Ordinal) && left.ContainsKey(k)).Select(k => words.Item(area, left[k]))
                );
            units.Add(
                new MergeUnit(
                    unit,
                    area,
                    "",
                    MergeUnit.Order,
                    its,
                    Say(was),
                    Say(ours),
                    Say(theirs),
                    MayWrite: false,
                    ChoiceOf(unit, its, mayWrite: false)
                )
            );
        }

        var oursLeads = state == UnitState.Ours || (state == UnitState.Conflict && SideOf(unit) != MergeSide.Theirs);
        return OrderMerge.Of(ours, theirs, left.Keys.ToHashSet(StringComparer.Ordinal), oursLeads);
    }

    /// <summary>A choice counts only where there is something to choose, and words of one's own only where they may stand.</summary>
    private MergeChoice? ChoiceOf(string unit, UnitState state, bool mayWrite) =>
        state == UnitState.Conflict && choices.GetValueOrDefault(unit) is { } choice && (mayWrite || choice.Side != MergeSide.Own)
            ? choice
            : null;

    private MergeSide? SideOf(string unit) => choices.GetValueOrDefault(unit)?.Side;

    private static string Key(MergeArea area, string piece, string field) => $"{area}/{piece}/{field}";

    /// <summary>By key, in the order of the list.</summary>
    private static OrderedDictionary<string, Piece> ByKey(IReadOnlyList<Piece> pieces) =>
        new(pieces.Select(p => KeyValuePair.Create(p.Key, p)), StringComparer.Ordinal);
}
