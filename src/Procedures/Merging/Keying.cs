using IsoDienTu.Procedures.Drafting;

namespace IsoDienTu.Procedures.Merging;

/// <summary>Gives the same key to the same thing in three cards. Pure.</summary>
internal static class Keying
{
    /// <summary>
    /// Gives the steps of a card the identifiers of their counterparts in an earlier one, however the card came about: revised, or read from a file anew.
    /// </summary>
    /// <param name="taken">Identifiers that a step without counterpart must not bear.</param>
    public static ProcedureCard Steps(ProcedureCard earlier, ProcedureCard card, IReadOnlyCollection<string>? taken = null)
    {
        var found = Pairing.Of([.. earlier.Steps.Select(s => (s.Id, Of(s)))], [.. card.Steps.Select(Of)]);
        var used = earlier.Steps.Select(s => s.Id).Concat(taken ?? []).ToHashSet(StringComparer.Ordinal);
        var ids = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var at = 0; at < found.Length; at++)
        {
            ids[card.Steps[at].Id] = found[at] ?? Fresh(card.Steps[at].Id, used);
        }

        return Renamed(card, ids);
    }

    /// <summary>Keys of the steps in the agency's card and in the new issue of the model, beside the earlier issue.</summary>
    public static (ProcedureCard Ours, ProcedureCard Theirs) Steps(ProcedureCard was, ProcedureCard ours, ProcedureCard theirs)
    {
        var known = was.Steps.Select(s => s.Id).ToHashSet(StringComparer.Ordinal);
        var model = Steps(was, theirs);
        var added = model.Steps.Where(s => !known.Contains(s.Id)).ToList();
        var own = Steps(was, ours, [.. added.Select(s => s.Id)]);
        var ownAdded = own.Steps.Where(s => !known.Contains(s.Id)).ToList();
        // The same step put in by both is one step; their identifiers were given without knowing of each other.
        var pairs = Pairing.Of(
            [.. added.Select(s => (s.Id, Of(s) with { Id = null }))],
            [.. ownAdded.Select(s => Of(s) with { Id = null })],
            isExact: true
        );
        var ids = own.Steps.ToDictionary(s => s.Id, s => s.Id, StringComparer.Ordinal);
        for (var at = 0; at < pairs.Length; at++)
        {
            ids[ownAdded[at].Id] = pairs[at] ?? ownAdded[at].Id;
        }

        return (Renamed(own, ids), model);
    }

    /// <summary>Keys of the rows of a list; those of steps are there already.</summary>
    public static (IReadOnlyList<Piece> Base, IReadOnlyList<Piece> Ours, IReadOnlyList<Piece> Theirs) Rows(
        IReadOnlyList<Piece> was,
        IReadOnlyList<Piece> ours,
        IReadOnlyList<Piece> theirs
    )
    {
        var reference = was.Select((p, i) => (Key: RowPieces.Number(i + 1), Item: Of(p))).ToList();
        var model = Pairing.Of(reference, [.. theirs.Select(Of)]).Select((k, i) => k ?? "t" + RowPieces.Number(i + 1)).ToList();
        var own = Pairing.Of(reference, [.. ours.Select(Of)]);
        var added = theirs.Select((p, i) => (Key: model[i], Item: Of(p))).Where(r => r.Key[0] == 't').ToList();
        var ownAdded = Enumerable.Range(0, ours.Count).Where(i => own[i] is null).ToList();
        var pairs = Pairing.Of(added, [.. ownAdded.Select(i => Of(ours[i]))], isExact: true);
        for (var at = 0; at < pairs.Length; at++)
        {
            own[ownAdded[at]] = pairs[at] ?? "o" + RowPieces.Number(ownAdded[at] + 1);
        }

        return (
            [.. was.Select((p, i) => p with { Key = reference[i].Key })],
            [.. ours.Select((p, i) => p with { Key = own[i]! })],
            [.. theirs.Select((p, i) => p with { Key = model[i] })]
        );
    }

    /// <summary>A row before it has a key: until then its key is what it is called.</summary>
    private static Unpaired Of(Piece piece) =>
        new(null, piece.Key, string.Join('\n', piece.Fields.OrderBy(f => f.Key, StringComparer.Ordinal).Select(f => f.Value)));

    private static Unpaired Of(CardStep step) =>
        new(step.Id, step.Name, string.Join('\n', [step.Name, step.Text, step.Role, step.Term ?? "", .. step.Forms, step.Output ?? ""]));

    private static string Fresh(string id, HashSet<string> used)
    {
        var fresh = id;
        for (var n = 2; !used.Add(fresh); n++)
        {
            fresh = $"{id}-{RowPieces.Number(n)}";
        }

        return fresh;
    }

    private static ProcedureCard Renamed(ProcedureCard card, Dictionary<string, string> ids) =>
        card with
        {
            Steps =
            [
                .. card.Steps.Select(s =>
                    s with
                    {
                        Id = ids[s.Id],
                        Ways = [.. s.Ways.Select(w => w with { To = ids.GetValueOrDefault(w.To) ?? w.To })],
                    }
                ),
            ],
        };
}
