using IsoDienTu.Bpmn;

namespace IsoDienTu.Processes.Designing;

/// <summary>Turns a draft into a laid-out BPMN diagram: a lane a role, a user task a step, an exclusive gateway where a step has several ways out.</summary>
internal sealed class DraftDiagram
{
    private const string ApplicantRole = "Tổ chức, cá nhân";
    private readonly ProcessDraft draft;
    private readonly DiagramBuilder builder;
    private readonly Dictionary<string, string> nodeOf = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> roleOfLane;

    private DraftDiagram(ProcessDraft draft)
    {
        this.draft = draft;
        builder = new DiagramBuilder(draft.Key, draft.Title);
        roleOfLane = draft.Lanes.ToDictionary(l => l.Id, l => l.RoleWords, StringComparer.Ordinal);
    }

    /// <summary>The diagram and the id of its refusing end, if it has one.</summary>
    public static (Diagram Diagram, string? RefusedEnd) Of(ProcessDraft draft)
    {
        var made = new DraftDiagram(draft);
        var refused = made.Build();
        return (Layouter.Arrange(made.builder.Build()), refused);
    }

    private string? Build()
    {
        var first = draft.Steps[0];
        nodeOf[DraftEnds.Start] = builder.Start(roleOfLane[first.LaneId], "Bắt đầu");
        foreach (var step in draft.Steps)
        {
            nodeOf[step.Id] = builder.UserTask(Facts(step), step.Name, roleOfLane[step.LaneId]);
        }

        var starts = draft.Flows.Where(f => f.From == DraftEnds.Start).ToList();
        builder.Flow(nodeOf[DraftEnds.Start], nodeOf[starts.Count > 0 ? starts[0].To : first.Id]);
        var last = draft.Steps[^1];
        nodeOf[DraftEnds.End] = builder.End(roleOfLane[last.LaneId], "Kết thúc");
        string? refused = null;
        if (draft.Flows.Any(f => f.Kind == DraftFlowKind.Refuse || f.To == DraftEnds.Refused))
        {
            // The refusal ends whatever else is open, so nothing of a refused dossier stays in anybody's inbox.
            refused = builder.End(roleOfLane[last.LaneId], "Từ chối giải quyết", terminate: true);
            nodeOf[DraftEnds.Refused] = refused;
        }

        foreach (var step in draft.Steps)
        {
            Leave(step, [.. draft.Flows.Where(f => f.From == step.Id)]);
        }

        return refused;
    }

    private void Leave(DraftStep step, List<DraftFlow> ways)
    {
        if (ways.Count == 0)
        {
            builder.Flow(nodeOf[step.Id], nodeOf[DraftEnds.End]);
            return;
        }

        if (ways.Count == 1 && ways[0] is { Kind: DraftFlowKind.Forward })
        {
            builder.Flow(nodeOf[step.Id], nodeOf[ways[0].To]);
            return;
        }

        var gateway = builder.ExclusiveGateway(step.Number, roleOfLane[step.LaneId]);
        builder.Flow(nodeOf[step.Id], gateway);
        if (ways.All(w => w.Kind != DraftFlowKind.Forward))
        {
            // A step whose text only says what happens when something is wrong still goes on when nothing is.
            var at = draft.Steps.ToList().IndexOf(step);
            ways.Insert(0, new DraftFlow(step.Id, at + 1 < draft.Steps.Count ? draft.Steps[at + 1].Id : DraftEnds.End, null));
        }

        for (var i = 0; i < ways.Count; i++)
        {
            var way = ways[i];
            builder.Flow(gateway, Target(step, way), Code(way, i), way.OutcomeLabel ?? DefaultLabel(way));
        }
    }

    private string Target(DraftStep step, DraftFlow way) =>
        way.Kind switch
        {
            DraftFlowKind.Supplement => Wait(step),
            DraftFlowKind.Refuse => nodeOf[DraftEnds.Refused],
            _ when way.To == DraftEnds.Applicant => Wait(step),
            _ => nodeOf[way.To],
        };

    /// <summary>The applicant's turn: a task in their own lane that leads back to the step that asked.</summary>
    private string Wait(DraftStep step)
    {
        var key = "wait:" + step.Id;
        if (!nodeOf.TryGetValue(key, out var id))
        {
            id = builder.UserTask(
                new StepFacts(step.Number + "-BS") { Kind = "applicant", Role = ApplicantRole },
                "Bổ sung hồ sơ",
                ApplicantRole
            );
            builder.Flow(id, nodeOf[step.Id]);
            nodeOf[key] = id;
        }

        return id;
    }

    private StepFacts Facts(DraftStep step) =>
        new(step.Number)
        {
            Term = step.TermWords,
            Minutes = step.Minutes,
            Forms = [.. step.Forms],
            Role = roleOfLane[step.LaneId],
            Kind = step.Kind == DraftStepKind.Applicant ? "applicant" : null,
        };

    /// <summary>True for the code of an outcome that leads back or repeats.</summary>
    public static bool IsBack(string? code) =>
        code is not null && (code.StartsWith("rework-", StringComparison.Ordinal) || code.StartsWith("repeat-", StringComparison.Ordinal));

    private static string Code(DraftFlow way, int index) =>
        way.Kind switch
        {
            DraftFlowKind.Supplement => $"supplement-{index}",
            DraftFlowKind.Refuse => $"refuse-{index}",
            DraftFlowKind.Rework => $"rework-{index}",
            DraftFlowKind.Repeat => $"repeat-{index}",
            _ => $"forward-{index}",
        };

    private string DefaultLabel(DraftFlow way) =>
        way.Kind switch
        {
            DraftFlowKind.Supplement => "Yêu cầu bổ sung",
            DraftFlowKind.Refuse => "Từ chối",
            DraftFlowKind.Rework => "Trả lại bước " + NumberOf(way.To),
            DraftFlowKind.Repeat => "Làm lại",
            _ => way.To == DraftEnds.End ? "Hoàn thành" : "Đạt, chuyển bước " + NumberOf(way.To),
        };

    private string NumberOf(string stepId) => draft.Steps.FirstOrDefault(s => s.Id == stepId)?.Number ?? "";
}
