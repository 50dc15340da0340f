using IsoDienTu.Bpmn.Nodes;

namespace IsoDienTu.Bpmn.Migrating;

/// <summary>Which element can take over what rests at another one.</summary>
internal static class Carriers
{
    /// <summary>Elements that mean the same to whoever works at them.</summary>
    public static bool SameSort(Node old, Node node) =>
        old.Behaviour is not null
        && node.Behaviour is not null
        && old.IsForCompensation == node.IsForCompensation
        && (
            old.IsActivity && node.IsActivity && (IsPersons(old) || old.Behaviour is ServiceTask)
                ? old.Behaviour is ServiceTask == node.Behaviour is ServiceTask && IsPersons(old) == IsPersons(node)
                : old.Kind == node.Kind && old.Event == node.Event
        );

    /// <summary>Whether a token resting there can go on there as if it had come to it by the new diagram.</summary>
    public static bool Carries(Token token, Node old, Node node) =>
        token.Phase is TokenPhase.Stuck or TokenPhase.Blocked
            // It begins anew, or only looks for its way out: a fault of the old diagram may be mended by the new one.
            ? node.Behaviour is not null
                && old.IsForCompensation == node.IsForCompensation
                && ((old.IsActivity && node.IsActivity) || (old.Kind == node.Kind && old.Event == node.Event))
            : SameSort(old, node) && SameRuns(old, node) && SameOrder(old, node);

    private static bool IsPersons(Node node) => node.Behaviour is UserTask;

    /// <summary>Runs that have begun go on: as many, one after the other or at once, each seeing its item by the same name.</summary>
    private static bool SameRuns(Node old, Node node) =>
        old.Loop == node.Loop
        && old.Repeats is null == node.Repeats is null
        && old.Repeats?.Item == node.Repeats?.Item
        && old.Repeats?.Output?.Name == node.Repeats?.Output?.Name;

    /// <summary>What was asked of somebody outside and is not answered yet must still be what the new element asks.</summary>
    private static bool SameOrder(Node old, Node node) =>
        old.Behaviour switch
        {
            ServiceTask => old.Service == node.Service,
            CallActivity => old.Call!.Process == node.Call!.Process
                && old.Call.Owner == node.Call.Owner
                && SameResults(old.Call, node.Call),
            EventSubProcess => old.Trigger!.Event == node.Trigger!.Event && old.Trigger.Interrupting == node.Trigger.Interrupting,
            _ => true,
        };

    /// <summary>Another owner hands back only what was asked for at the call.</summary>
    private static bool SameResults(CallFacts old, CallFacts call) =>
        old.Owner is null || old.Out.Select(o => o.Source).ToHashSet(StringComparer.Ordinal).IsSupersetOf(call.Out.Select(o => o.Source));
}
