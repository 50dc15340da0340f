using System.Text.Json;
using IsoDienTu.Procedures.Drafting;

namespace IsoDienTu.Procedures.Merging;

/// <summary>
/// A step as a piece, and back. A way that leads to the row below says only that, so that a row put in between by either side is on the way by itself.
/// </summary>
internal static class StepPiece
{
    public const string Ways = "Ways";
    private const string Next = "NEXT";

    public static Piece Of(ProcedureCard card, int at, bool isCounted)
    {
        var step = card.Steps[at];
        var below = Below(card.Steps.Count, at, i => card.Steps[i].Id);
        var ways = step.Ways.Select(w => w.Kind == WayKind.Forward && w.To == below ? w with { To = Next } : w);
        return new Piece(
            step.Id,
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["Number"] = isCounted ? "" : step.Number,
                ["Name"] = step.Name,
                ["Text"] = step.Text,
                ["Role"] = step.Role,
                ["Term"] = step.Term ?? "",
                ["Forms"] = string.Join('\n', step.Forms),
                ["Output"] = step.Output ?? "",
                ["ByApplicant"] = step.ByApplicant ? "1" : "",
                [Ways] = string.Join('\n', ways.Select(w => JsonSerializer.Serialize(w))),
            }
        );
    }

    public static IReadOnlyList<CardStep> Make(IReadOnlyList<Piece> pieces, bool isCounted) =>
        [
            .. pieces.Select(
                (piece, at) =>
                    new CardStep
                    {
                        Id = piece.Key,
                        Number = isCounted ? RowPieces.Number(at + 1) : piece["Number"],
                        Name = piece["Name"],
                        Text = piece["Text"],
                        Role = piece["Role"],
                        Term = CardPieces.Filled(piece["Term"]),
                        Forms = TextMerge.Lines(piece["Forms"]),
                        Output = CardPieces.Filled(piece["Output"]),
                        ByApplicant = piece["ByApplicant"].Length > 0,
                        Ways =
                        [
                            .. TextMerge
                                .Lines(piece[Ways])
                                .Select(Read)
                                .Select(w => w.To == Next ? w with { To = Below(pieces.Count, at, i => pieces[i].Key) } : w),
                        ],
                    }
            ),
        ];

    public static CardWay Read(string line) => JsonSerializer.Deserialize<CardWay>(line)!;

    public static bool IsNext(CardWay way) => way.To == Next;

    private static string Below(int count, int at, Func<int, string> idOf) => at + 1 < count ? idOf(at + 1) : CardWay.End;
}
