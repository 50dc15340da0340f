using System.Collections.Immutable;

namespace IsoDienTu.Bpmn;

/// <summary>What a step gave. When the input was refused, the state is the one that was handed in and there are no effects.</summary>
public sealed record StepResult(InstanceState State, ImmutableArray<Effect> Effects, Refusal? Refused = null)
{
    public void Deconstruct(out InstanceState state, out ImmutableArray<Effect> effects) => (state, effects) = (State, Effects);
}

/// <summary>Why an input does not fit the state; nothing has changed.</summary>
/// <param name="Kind">already_started | not_running | no_process | no_start | unsupported | no_such_task | no_such_timer | no_such_token | unknown_outcome | illegal_return | nobody_waits | illegal_move | migration_place | migration_undo | migration_back | migration_event | migration_end.</param>
/// <param name="ElementId">The element it is about; null when it is about none.</param>
/// <param name="Message">In Vietnamese, with the mend.</param>
/// <param name="MessageEn">In English.</param>
public sealed record Refusal(string Kind, string? ElementId, string Message, string MessageEn);

/// <summary>A completed task to which work may be sent back.</summary>
/// <param name="ElementId">The user task.</param>
/// <param name="Withdraws">Numbers of tokens of other branches that the return takes away with it; empty when it stays within its own branch.</param>
public sealed record ReturnTarget(string ElementId, ImmutableArray<long> Withdraws);
