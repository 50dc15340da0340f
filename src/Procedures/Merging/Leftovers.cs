using IsoDienTu.Procedures.Drafting;

namespace IsoDienTu.Procedures.Merging;

/// <summary>What a merge leaves without an end: ways to steps that are gone, forms and roles that are no longer there. Each is named; a way without a goal stays, open, so that it must be mended.</summary>
internal static class Leftovers
{
    public static (ProcedureCard Card, IReadOnlyList<MergeWarning> Warnings) Of(
        ProcedureCard merged,
        ProcedureCard was,
        ProcedureCard ours,
        ProcedureCard theirs
    )
    {
        var warnings = new List<MergeWarning>();
        var there = merged.Steps.Select(s => s.Id).ToHashSet(StringComparer.Ordinal);
        var names = new[] { was, theirs, ours }
            .SelectMany(c => c.Steps)
            .GroupBy(s => s.Id, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.Last().Name, StringComparer.Ordinal);
        var steps = merged.Steps.Select(step => step with { Ways = [.. step.Ways.Select(way => Checked(step, way))] }).ToList();

        var codes = merged.Forms.Select(f => f.Code).ToHashSet(StringComparer.Ordinal);
        var known = new[] { was, ours, theirs }.SelectMany(c => c.Forms).Select(f => f.Code).ToHashSet(StringComparer.Ordinal);
        foreach (
            var (where, code) in steps
                .SelectMany(s => s.Forms.Select(f => (s.Name, Code: f)))
                .Concat(merged.Parts.Where(p => p.FormCode is not null).Select(p => (p.Name, Code: p.FormCode!)))
                .Where(f => known.Contains(f.Code) && !codes.Contains(f.Code))
        )
        {
            warnings.Add(new("«{0}» còn nhắc đến biểu mẫu {1}, nhưng biểu mẫu này không còn trong danh mục.", [where, code]));
        }

        foreach (var role in ours.RoleWords.Except(merged.RoleWords, StringComparer.Ordinal))
        {
            warnings.Add(new("Vai «{0}» không còn làm bước nào.", [role]));
        }

        foreach (var role in merged.RoleWords.Except(ours.RoleWords, StringComparer.Ordinal))
        {
            warnings.Add(new("Vai «{0}» là vai mới, cần gắn với chức danh.", [role]));
        }

        return (merged with { Steps = steps }, warnings);

        CardWay Checked(CardStep step, CardWay way)
        {
            if (way.Kind is not (WayKind.Forward or WayKind.Rework) || there.Contains(way.To) || way.To == CardWay.End)
            {
                return way;
            }

            if (names.TryGetValue(way.To, out var gone))
            {
                warnings.Add(new("Bước «{0}» có hướng đi đến bước «{1}» không còn nữa; hãy chọn bước khác.", [step.Name, gone]));
                return way with { To = "" };
            }

            return way;
        }
    }
}
