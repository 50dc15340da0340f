using IsoDienTu.Documents;
using IsoDienTu.Procedures.Drafting;

namespace IsoDienTu.Procedures.Models;

/// <summary>Where in a card a text stands.</summary>
/// <param name="Label">Vietnamese, with a place for <paramref name="Of"/> where there is one.</param>
/// <param name="Of">Number or name of the row.</param>
internal sealed record CardPlace(string Label, string Of = "");

/// <summary>Goes through every text of a card, each with where it stands; the code, national codes and ways are no texts. Pure.</summary>
internal static class CardTexts
{
    public static ProcedureCard Map(ProcedureCard card, Func<CardPlace, string, string> change)
    {
        string? Maybe(string label, string? text) => text is null ? null : change(new(label), text);
        return card with
        {
            Title = change(new("Tên quy trình"), card.Title),
            LegalTerm = Maybe("Thời hạn giải quyết", card.LegalTerm),
            TermNote = Maybe("Ghi chú về thời hạn", card.TermNote),
            Sets = Maybe("Số lượng hồ sơ", card.Sets),
            Fee = Maybe("Phí, lệ phí", card.Fee),
            Place = Maybe("Nơi tiếp nhận và trả kết quả", card.Place),
            Manner = Maybe("Cách thức thực hiện", card.Manner),
            Subject = Maybe("Đối tượng thực hiện", card.Subject),
            Result = Maybe("Kết quả thực hiện", card.Result),
            LegalBasis = [.. card.LegalBasis.Select(l => change(new("Cơ sở pháp lý"), l))],
            Conditions = [.. card.Conditions.Select(l => change(new("Yêu cầu, điều kiện"), l))],
            Parts = [.. card.Parts.Select(p => Part(p, (text) => change(new("Giấy tờ {0}", p.No), text)))],
            Steps = [.. card.Steps.Select(s => Step(s, text => change(new("Bước {0}", s.Number), text)))],
            Forms =
            [
                .. card.Forms.Select(f =>
                    f with
                    {
                        Code = change(new("Biểu mẫu {0}", f.Code), f.Code),
                        Title = change(new("Biểu mẫu {0}", f.Code), f.Title),
                    }
                ),
            ],
            Records = [.. card.Records.Select(r => (IReadOnlyList<string>)[.. r.Select(c => change(new("Hồ sơ cần lưu"), c))])],
            Sections = [.. card.Sections.Select(s => Section(s, text => change(new("Mục «{0}»", s.Title), text)))],
        };
    }

    private static RequiredPart Part(RequiredPart part, Func<string, string> change) =>
        part with
        {
            Name = change(part.Name),
            FormCode = part.FormCode is null ? null : change(part.FormCode),
        };

    private static CardStep Step(CardStep step, Func<string, string> change) =>
        step with
        {
            Name = change(step.Name),
            Text = change(step.Text),
            Role = change(step.Role),
            Term = step.Term is null ? null : change(step.Term),
            Forms = [.. step.Forms.Select(change)],
            Output = step.Output is null ? null : change(step.Output),
            Ways = [.. step.Ways.Select(w => w with { Label = w.Label is null ? null : change(w.Label) })],
        };

    private static DocumentSection Section(DocumentSection section, Func<string, string> change) =>
        section with
        {
            Title = change(section.Title),
            Blocks =
            [
                .. section.Blocks.Select(block =>
                    block switch
                    {
                        ParagraphBlock paragraph => paragraph with { Text = change(paragraph.Text) },
                        MarkdownBlock markdown => markdown with { Text = change(markdown.Text) },
                        ListBlock list => list with { Items = [.. list.Items.Select(change)] },
                        TableBlock table => table with
                        {
                            Rows =
                            [
                                .. table.Rows.Select(r => (IReadOnlyList<TableCell>)[.. r.Select(c => c with { Text = change(c.Text) })]),
                            ],
                        },
                        _ => block,
                    }
                ),
            ],
        };
}
