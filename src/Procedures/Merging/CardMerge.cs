using IsoDienTu.Procedures.Drafting;

namespace IsoDienTu.Procedures.Merging;

/// <summary>
/// Merges the next issue of a model into an agency's own procedure: what only the model changed is taken, what only the agency changed is kept, and what
/// both changed differently is put before a person, field by field. Pure; safe for concurrent use.
/// </summary>
internal static class CardMerge
{
    /// <param name="was">The issue of the model that the agency follows, its parameters filled in.</param>
    /// <param name="ours">The agency's procedure.</param>
    /// <param name="theirs">The new issue of the model, its parameters filled in.</param>
    /// <param name="choices">What was chosen for conflicts, by the key of the unit; those without a choice stay as the agency has them.</param>
    public static MergeOutcome Run(
        ProcedureCard was,
        ProcedureCard ours,
        ProcedureCard theirs,
        IReadOnlyDictionary<string, MergeChoice>? choices = null
    )
    {
        ProcedureCard[] cards = [was, ours, theirs];
        bool IsCounted(MergeArea area) => Array.TrueForAll(cards, c => CardPieces.IsCounted(c, area));
        var (own, model) = Keying.Steps(was, ours, theirs);
        var (b, o, t) = (CardPieces.Of(was, IsCounted), CardPieces.Of(own, IsCounted), CardPieces.Of(model, IsCounted));
        var run = new PieceMerge(choices ?? new Dictionary<string, MergeChoice>(StringComparer.Ordinal), new UnitWords(was, own, model));
        var head = run.Fields(MergeArea.Head, b.Head, o.Head, t.Head);
        var lists = new Dictionary<MergeArea, IReadOnlyList<Piece>>();
        foreach (var area in CardPieces.Areas)
        {
            lists[area] =
                area == MergeArea.Steps
                    ? run.List(area, b.Lists[area], o.Lists[area], t.Lists[area])
                    : run.List(area, Keying.Rows(b.Lists[area], o.Lists[area], t.Lists[area]));
        }

        var merged = new CardPieces(head, lists).Into(own, IsCounted);
        var (card, warnings) = Leftovers.Of(merged, was, own, model);
        return new MergeOutcome(card, run.Units, warnings);
    }

    /// <summary>What an agency changed in the model it follows.</summary>
    public static IReadOnlyList<MergeUnit> Differences(ProcedureCard was, ProcedureCard ours) => Run(was, ours, was).Units;
}
