using System.Globalization;

namespace IsoDienTu.Procedures.Drafting;

/// <summary>
/// The buttons beside the rows of the step table. A way that leads to the row below it goes on doing so wherever rows are put in, taken out or
/// moved; ways that name another step keep it. Numbers are counted anew only where they ran 1, 2, 3 before.
/// </summary>
internal static class CardEdits
{
    private const string Next = "NEXT";

    /// <param name="act">Button pressed: <c>verb</c>, <c>verb:id</c> or <c>verb:id:index</c>; anything else changes nothing.</param>
    public static ProcedureCard Do(ProcedureCard card, string? act)
    {
        var words = (act ?? "").Split(':');
        var id = words.Length > 1 ? words[1] : "";
        var at = card.Steps.ToList().FindIndex(s => s.Id == id);
        return words[0] switch
        {
            "step-first" when card.Steps.Count == 0 => card with { Steps = [Fresh(card)] },
            "step-add" when at >= 0 => Rearranged(card, rows => rows.Insert(at + 1, Fresh(card))),
            "step-remove" when at >= 0 => Without(card, at),
            "step-up" when at > 0 => Rearranged(card, rows => (rows[at - 1], rows[at]) = (rows[at], rows[at - 1])),
            "step-down" when at >= 0 && at < card.Steps.Count - 1 => Rearranged(
                card,
                rows => (rows[at + 1], rows[at]) = (rows[at], rows[at + 1])
            ),
            "way-add" when at >= 0 => Changed(card, at, s => s with { Ways = [.. s.Ways, new CardWay(WayKind.Rework, "", null)] }),
            "way-remove" when at >= 0 && Index(words) is { } way => Changed(
                card,
                at,
                s => s with { Ways = [.. s.Ways.Where((_, i) => i != way)] }
            ),
            "part-add" => card with { Parts = [.. card.Parts, new RequiredPart(Number(card.Parts.Count + 1), "", 1, 0, null)] },
            "part-remove" when int.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var part) => card with
            {
                Parts = [.. card.Parts.Where((_, i) => i != part)],
            },
            _ => card,
        };
    }

    /// <summary>Where the page should stand after the button: the row it belongs to.</summary>
    public static string Anchor(string? act)
    {
        var words = (act ?? "").Split(':');
        return words[0] switch
        {
            "part-add" or "part-remove" => "#parts",
            "step-add" or "step-up" or "step-down" or "way-add" or "way-remove" when words.Length > 1 => "#step-" + words[1],
            "step-remove" or "step-first" => "#steps",
            _ => "",
        };
    }

    private static ProcedureCard Without(ProcedureCard card, int at)
    {
        var gone = card.Steps[at].Id;
        var follower = at + 1 < card.Steps.Count ? card.Steps[at + 1].Id : CardWay.End;
        return Rearranged(
            card with
            {
                LastRemoved = Math.Max(card.LastRemoved, NumberOf(card.Steps[at])),
            },
            rows =>
            {
                rows.RemoveAt(at);
                for (var i = 0; i < rows.Count; i++)
                {
                    rows[i] = rows[i] with
                    {
                        Ways =
                        [
                            .. rows[i]
                                .Ways.Where(w => !(w.Kind == WayKind.Rework && w.To == gone))
                                .Select(w => w.Kind == WayKind.Forward && w.To == gone ? w with { To = follower } : w),
                        ],
                    };
                }
            }
        );
    }

    private static ProcedureCard Rearranged(ProcedureCard card, Action<List<CardStep>> change)
    {
        var counted = card.Steps.Select((s, i) => s.Number == Number(i + 1)).All(ok => ok);
        var rows = card.Steps.Select((s, i) => s with { Ways = [.. s.Ways.Select(w => Loose(w, card.Steps, i))] }).ToList();
        change(rows);
        return card with
        {
            Steps =
            [
                .. rows.Select(
                    (s, i) =>
                        s with
                        {
                            Number = counted ? Number(i + 1) : s.Number,
                            Ways = [.. s.Ways.Select(w => w.To == Next ? w with { To = Below(rows, i) } : w)],
                        }
                ),
            ],
        };
    }

    private static CardWay Loose(CardWay way, IReadOnlyList<CardStep> rows, int at) =>
        way.Kind == WayKind.Forward && way.To == Below(rows, at) ? way with { To = Next } : way;

    private static string Below(IReadOnlyList<CardStep> rows, int at) => at + 1 < rows.Count ? rows[at + 1].Id : CardWay.End;

    private static CardStep Fresh(ProcedureCard card)
    {
        var highest = card.Steps.Select(NumberOf).Append(card.LastRemoved).Max();
        return new CardStep
        {
            Id = "s" + Number(highest + 1),
            Number = card.Steps.Count == 0 ? "1" : "",
            Ways = [new CardWay(WayKind.Forward, card.Steps.Count == 0 ? CardWay.End : Next, null)],
        };
    }

    private static int NumberOf(CardStep step) =>
        int.TryParse(step.Id.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private static ProcedureCard Changed(ProcedureCard card, int at, Func<CardStep, CardStep> change) =>
        card with
        {
            Steps = [.. card.Steps.Select((s, i) => i == at ? change(s) : s)],
        };

    private static int? Index(string[] words) =>
        words.Length > 2 && int.TryParse(words[2], NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? index : null;

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
