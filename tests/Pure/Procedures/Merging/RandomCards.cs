using IsoDienTu.Documents;
using IsoDienTu.Procedures;
using IsoDienTu.Procedures.Drafting;
using IsoDienTu.Pure.Procedures.Drafting;

namespace IsoDienTu.Pure.Procedures.Merging;

/// <summary>A card as people change it: rows put in, taken out and moved, words changed, lines added. The same seed gives the same edits.</summary>
internal static class RandomCards
{
    private static readonly string[] Nouns = ["hồ sơ", "dự thảo", "ý kiến", "kết quả", "văn bản", "biên bản", "giấy phép", "tờ trình"];
    private static readonly string[] Verbs = ["Kiểm tra", "Thẩm tra", "Lập", "Trình", "Đóng dấu", "Chuyển", "Niêm yết", "Xác minh"];

    public static ProcedureCard Start =>
        Cards.Small with
        {
            LegalBasis = ["Luật Đất đai 2024", "Nghị định 118/2025/NĐ-CP", "Quyết định 12/QĐ-UBND"],
            Parts = [new RequiredPart("1", "Đơn đề nghị", 1, 0, "BM.01"), new RequiredPart("2", "Bản sao căn cước", 0, 1, null)],
            Forms = [new CardForm("BM.01", "Đơn đề nghị")],
            Records =
            [
                ["TT", "Hồ sơ lưu", "Nơi lưu"],
                ["1", "Đơn đề nghị", "Bộ phận một cửa"],
                ["2", "Giấy xác nhận", "Văn thư"],
            ],
            Sections =
            [
                new DocumentSection("", "Mục đích", [new ParagraphBlock("Thống nhất cách làm."), new ParagraphBlock("Đúng hạn.")]),
                new DocumentSection(
                    "",
                    "Phạm vi",
                    [
                        new TableBlock(
                            1,
                            [
                                [new TableCell("Nơi"), new TableCell("Việc")],
                            ]
                        ),
                    ]
                ),
            ],
        };

    public static ProcedureCard Edited(ProcedureCard card, int seed, int edits)
    {
        var dice = new Random(seed);
        for (var n = 0; n < edits; n++)
        {
            card = Edit(card, dice, $"{seed}.{n}");
        }

        return card;
    }

    /// <summary>The same with rows named by their place, so that two cards that differ in identifiers alone, given or used up, are equal as text.</summary>
    public static string Said(ProcedureCard card)
    {
        var at = card.Steps.Select((s, i) => (s.Id, Place: $"#{i}")).ToDictionary(x => x.Id, x => x.Place, StringComparer.Ordinal);
        return CardJson.Write(
            card with
            {
                LastRemoved = 0,
                Steps =
                [
                    .. card.Steps.Select(s =>
                        s with
                        {
                            Id = at[s.Id],
                            Ways = [.. s.Ways.Select(w => w with { To = at.GetValueOrDefault(w.To) ?? w.To })],
                        }
                    ),
                ],
            }
        );
    }

    private static ProcedureCard Edit(ProcedureCard card, Random dice, string mark)
    {
        var words = $"{Verbs[dice.Next(Verbs.Length)]} {Nouns[dice.Next(Nouns.Length)]} {mark}";
        var at = card.Steps.Count == 0 ? -1 : dice.Next(card.Steps.Count);
        var id = at < 0 ? "" : card.Steps[at].Id;
        return dice.Next(12) switch
        {
            0 when at >= 0 => Step(CardEdits.Do(card, "step-add:" + id), at + 1, s => s with { Name = words, Role = "Vai " + mark }),
            1 when card.Steps.Count > 1 => CardEdits.Do(card, "step-remove:" + id),
            2 => CardEdits.Do(card, "step-up:" + id),
            3 when at >= 0 => Step(card, at, s => s with { Term = $"{dice.Next(1, 9)} ngày" }),
            4 when at >= 0 => Step(card, at, s => s with { Name = words }),
            5 when at >= 0 => Step(
                card,
                at,
                s => s with { Text = string.Join('\n', [.. s.Text.Split('\n').Where(l => l.Length > 0), words]) }
            ),
            6 => card with { LegalBasis = Line(card.LegalBasis, dice, words) },
            7 => card with { Parts = Numbered([.. card.Parts, new RequiredPart("", words, dice.Next(3), dice.Next(3), null)]) },
            8 when card.Parts.Count > 0 => CardEdits.Do(card, "part-remove:" + dice.Next(card.Parts.Count)) is var less
                ? less with
                {
                    Parts = Numbered(less.Parts),
                }
                : card,
            9 => card with { Fee = words },
            10 => card with
            {
                Sections = [.. card.Sections.Select((s, i) => i == 0 ? s with { Blocks = [.. s.Blocks, new ParagraphBlock(words)] } : s)],
            },
            11 => card with
            {
                Records = [card.Records[0], .. card.Records.Skip(1).Append(["", words, "Văn thư"]).Select((r, i) => Row(r, i + 1))],
            },
            _ => card with { Title = words },
        };
    }

    private static string[] Line(IReadOnlyList<string> lines, Random dice, string words)
    {
        var list = lines.ToList();
        var at = dice.Next(list.Count + 1);
        if (at < list.Count && dice.Next(2) == 0)
        {
            list.RemoveAt(at);
        }
        else
        {
            list.Insert(at, words);
        }

        return [.. list];
    }

    private static RequiredPart[] Numbered(IReadOnlyList<RequiredPart> parts) => [.. parts.Select((p, i) => p with { No = $"{i + 1}" })];

    private static IReadOnlyList<string> Row(IReadOnlyList<string> row, int number) => [$"{number}", .. row.Skip(1)];

    private static ProcedureCard Step(ProcedureCard card, int at, Func<CardStep, CardStep> change) =>
        card with
        {
            Steps = [.. card.Steps.Select((s, i) => i == at ? change(s) : s)],
        };
}
