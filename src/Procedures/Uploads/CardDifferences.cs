using IsoDienTu.Kernel;
using IsoDienTu.Procedures.Drafting;

namespace IsoDienTu.Procedures.Uploads;

/// <summary>Where two cards differ, field by field, for the panel after a lost race.</summary>
internal static class CardDifferences
{
    /// <param name="say">Gives a label in the language of the page: the Vietnamese label and what fills its places.</param>
    public static IReadOnlyList<ConflictingField> Between(ProcedureCard theirs, ProcedureCard mine, Func<string, object[], string> say)
    {
        var left = Fields(theirs, say);
        var right = Fields(mine, say);
        return
        [
            .. left
                .Keys.Union(right.Keys, StringComparer.Ordinal)
                .Where(k => left.GetValueOrDefault(k) != right.GetValueOrDefault(k))
                .Select(k => new ConflictingField(k, left.GetValueOrDefault(k), right.GetValueOrDefault(k))),
        ];
    }

    private static Dictionary<string, string> Fields(ProcedureCard card, Func<string, object[], string> say)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [say("Mã hiệu", [])] = card.Code,
            [say("Tên quy trình", [])] = card.Title,
            [say("Thời hạn", [])] = $"{card.LegalTerm} {card.TermNote}".Trim(),
            [say("Phí, lệ phí", [])] = card.Fee ?? "",
            [say("Kết quả", [])] = card.Result ?? "",
            [say("Thành phần hồ sơ", [])] = string.Join("; ", card.Parts.Select(p => p.Name)),
        };
        foreach (var step in card.Steps)
        {
            string[] parts = [step.Name, step.Role, step.Term ?? "", .. step.Forms, .. card.WaysInWords(step)];
            fields[say("Bước {0}", [step.Number])] = string.Join(" · ", parts.Where(p => p.Length > 0));
        }

        return fields;
    }
}
