using System.Globalization;
using System.Text;
using IsoDienTu.Processes;

namespace IsoDienTu.Procedures.Drafting;

/// <summary>Tells the card as a process: a lane a role, a step a row, a flow a way.</summary>
internal static class CardProcess
{
    private const string NoRole = "(chưa ghi trách nhiệm)";

    /// <param name="card">Has at least one step.</param>
    public static ProcessDraft Draft(ProcedureCard card)
    {
        var roles = card.Steps.Select(Role).Distinct(StringComparer.Ordinal).ToList();
        var known = card.Steps.Select(s => s.Id).ToHashSet(StringComparer.Ordinal);
        return new ProcessDraft(
            card.Code.Length == 0 ? "draft" : card.Code,
            card.Title,
            [.. roles.Select((r, i) => new DraftLane(LaneId(i), r))],
            [
                .. card.Steps.Select(s => new DraftStep(
                    s.Id,
                    s.Number,
                    s.Name,
                    LaneId(roles.IndexOf(Role(s))),
                    s.Term,
                    s.Minutes,
                    s.Forms,
                    s.ByApplicant ? DraftStepKind.Applicant : DraftStepKind.Human
                )),
            ],
            [
                new DraftFlow(DraftEnds.Start, card.Steps[0].Id, null),
                .. card.Steps.SelectMany(s => s.Ways.Select(w => Flow(s, w)).Where(f => known.Contains(f.To) || IsEnd(f.To))),
            ]
        );
    }

    /// <summary>The step that an element of the drawn diagram belongs to, so that a finding can lead to its row; null for other elements.</summary>
    public static CardStep? StepOf(ProcedureCard card, string? elementId)
    {
        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach (var step in card.Steps)
        {
            var key = Ascii(step.Number);
            var id = "Step_" + key;
            for (var n = 2; !taken.Add(id); n++)
            {
                id = string.Create(CultureInfo.InvariantCulture, $"Step_{key}__{n}");
            }

            if (elementId == id || elementId == "Gateway_" + key || elementId == id + "_BS")
            {
                return step;
            }
        }

        return null;
    }

    private static DraftFlow Flow(CardStep step, CardWay way) =>
        way.Kind switch
        {
            WayKind.Supplement => new DraftFlow(step.Id, DraftEnds.Applicant, way.Label, DraftFlowKind.Supplement),
            WayKind.Refuse => new DraftFlow(step.Id, DraftEnds.Refused, way.Label, DraftFlowKind.Refuse),
            WayKind.Repeat => new DraftFlow(step.Id, step.Id, way.Label, DraftFlowKind.Repeat),
            WayKind.Rework => new DraftFlow(step.Id, way.To, way.Label, DraftFlowKind.Rework),
            _ => new DraftFlow(step.Id, way.To == CardWay.End ? DraftEnds.End : way.To, way.Label),
        };

    private static bool IsEnd(string to) => to is DraftEnds.End or DraftEnds.Refused or DraftEnds.Applicant;

    private static string Role(CardStep step) => string.IsNullOrWhiteSpace(step.Role) ? NoRole : step.Role;

    private static string LaneId(int index) => string.Create(CultureInfo.InvariantCulture, $"lane{index + 1}");

    /// <summary>The way diagrams make ids of numbers: what is neither a letter nor a digit becomes one line.</summary>
    private static string Ascii(string number)
    {
        var text = new StringBuilder("_");
        foreach (var sign in number)
        {
            if (char.IsAsciiLetterOrDigit(sign))
            {
                text.Append(sign);
            }
            else if (text[^1] != '_')
            {
                text.Append('_');
            }
        }

        return text.ToString(1, text.Length - 1).TrimEnd('_');
    }
}
