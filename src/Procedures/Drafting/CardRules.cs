using System.Text.RegularExpressions;
using IsoDienTu.Kernel;
using IsoDienTu.WorkingTime;

namespace IsoDienTu.Procedures.Drafting;

/// <summary>Something that must be mended before the card can be published.</summary>
/// <param name="StepId">The step it concerns, or null.</param>
internal sealed record CardFault(string Key, string Sentence, string? StepId, IReadOnlyList<object> Args);

/// <summary>What a card must hold to be published. A draft may be saved without it.</summary>
internal static partial class CardRules
{
    /// <exception cref="RuleException">The first fault.</exception>
    public static void Check(ProcedureCard card)
    {
        if (Faults(card) is [var fault, ..])
        {
            throw new RuleException(typeof(Texts), fault.Key, fault.Sentence, null, [.. fault.Args]);
        }
    }

    public static IReadOnlyList<CardFault> Faults(ProcedureCard card) => [.. OfHead(card), .. card.Steps.SelectMany(s => OfStep(card, s))];

    private static IEnumerable<CardFault> OfHead(ProcedureCard card)
    {
        if (!CodeForm().IsMatch(card.Code))
        {
            yield return new(
                "procedures.code.form",
                "Mã hiệu «{0}» chưa đúng: dùng chữ, số, dấu chấm, gạch ngang, gạch chéo, ví dụ QT.GĐ.01 hoặc QT 02/CX-HCTP.",
                null,
                [card.Code]
            );
        }

        if (card.Title.Trim().Length is < 3 or > 500)
        {
            yield return new("procedures.title.length", "Tên quy trình phải dài từ 3 đến 500 ký tự.", null, []);
        }

        foreach (var code in card.TthcCodes.Where(c => !TthcForm().IsMatch(c)))
        {
            yield return new("procedures.tthc.form", "Mã thủ tục hành chính «{0}» chưa đúng mẫu n.nnnnnn, ví dụ 1.004217.", null, [code]);
        }

        if (card.LegalTerm is { Length: > 0 } term && !Readable(term, TermReading.Law))
        {
            yield return new(
                "procedures.term.unread",
                "Không đọc được thời hạn «{0}». Hãy ghi như «5 ngày làm việc» hoặc «40 giờ làm việc»; phần giải thích ghi ở ô ghi chú.",
                null,
                [term]
            );
        }

        if (card.Steps.Count == 0)
        {
            yield return new("procedures.steps.none", "Quy trình chưa có bước nào.", null, []);
        }
    }

    private static IEnumerable<CardFault> OfStep(ProcedureCard card, CardStep step)
    {
        if (string.IsNullOrWhiteSpace(step.Number))
        {
            yield return new("procedures.step.number", "Bước «{0}» chưa có số thứ tự.", step.Id, [step.Name]);
        }
        else if (card.Steps.First(s => s.Number == step.Number) != step)
        {
            yield return new("procedures.step.number_twice", "Có hai bước cùng số {0}; mỗi bước cần một số riêng.", step.Id, [step.Number]);
        }

        if (step.Name.Trim().Length is < 2 or > 300)
        {
            yield return new("procedures.step.name", "Bước {0} cần tên dài từ 2 đến 300 ký tự.", step.Id, [step.Number]);
        }

        if (string.IsNullOrWhiteSpace(step.Role))
        {
            yield return new("procedures.step.role", "Bước {0} chưa ghi ai thực hiện.", step.Id, [step.Number]);
        }

        if (step.Term is { Length: > 0 } term && !Readable(term, TermReading.StepTable))
        {
            yield return new(
                "procedures.step.term",
                "Bước {0}: không đọc được thời gian «{1}». Hãy ghi như «0,5 ngày», «4 giờ» hoặc «Không tính thời gian».",
                step.Id,
                [step.Number, term]
            );
        }

        foreach (
            var way in step.Ways.Where(w =>
                NeedsTarget(w) && card.Steps.All(s => s.Id != w.To) && !(w is { Kind: WayKind.Forward, To: CardWay.End })
            )
        )
        {
            yield return new(
                "procedures.way.target",
                "Bước {0} có một hướng đi «{1}» chưa chọn bước đến.",
                step.Id,
                [step.Number, way.Label ?? ""]
            );
        }
    }

    private static bool NeedsTarget(CardWay way) => way.Kind is WayKind.Forward or WayKind.Rework;

    /// <summary>A term, or one of the phrases that deliberately state no time.</summary>
    private static bool Readable(string text, TermReading reading) =>
        Term.TryParse(text, reading, out _, out var problem) || problem.Key is "term.not_counted" or "term.empty";

    [GeneratedRegex(@"^[\p{L}\d][\p{L}\d ./_-]{0,58}[\p{L}\d]$", RegexOptions.CultureInvariant)]
    private static partial Regex CodeForm();

    [GeneratedRegex(@"^\d\.\d{6}$", RegexOptions.CultureInvariant)]
    private static partial Regex TthcForm();
}
