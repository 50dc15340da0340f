using IsoDienTu.Bpmn;

namespace IsoDienTu.Processes.Running;

/// <summary>Questions about the drawing.</summary>
internal static class Ways
{
    /// <summary>The end event that a completed task leads to without passing another task, or null.</summary>
    public static string? EndAfter(Diagram diagram, string elementId, string? outcome)
    {
        var flow =
            outcome is null ? diagram.FindNode(elementId)?.Outgoing.FirstOrDefault()
            : diagram.OutcomesOf(elementId).FirstOrDefault(o => o.Code == outcome) is { } chosen ? diagram.FindFlow(chosen.FlowId)
            : null;
        return EndAlong(flow);
    }

    /// <summary>The end event at which a flow arrives without passing a task, or null.</summary>
    public static string? EndAlong(Flow? flow)
    {
        for (var i = 0; flow is not null && i < 20; i++)
        {
            if (flow.Target.Kind == NodeKind.EndEvent)
            {
                return flow.Target.Id;
            }

            flow = flow.Target is { IsGateway: true, Outgoing.Length: 1 } ? flow.Target.Outgoing[0] : null;
        }

        return null;
    }
}
