using IsoDienTu.Bpmn;
using IsoDienTu.WorkingTime;

namespace IsoDienTu.Processes.Migrating;

/// <summary>What a move makes of one instance: the engine's result with each open step as it will stand, or why it stays.</summary>
internal sealed record Carryover(StepResult Result, IReadOnlyList<StepMove> Steps, Refusal? Refused)
{
    /// <summary>Whether the move sets nothing off that could not be taken back: no step opened, closed or called by it.</summary>
    public bool CanBeTakenBack =>
        Result.Effects.All(e =>
            e is Effect.CarryTask or Effect.StartTimer or Effect.CancelTimer or Effect.Listen or Effect.Unlisten or Effect.Ran
        );

    public static Carryover Of(
        RunningInstance instance,
        Versioned design,
        MigrationPlan plan,
        WorkSchedule schedule,
        ILookup<Guid, Guid> holders,
        DateTimeOffset now
    )
    {
        var result = Engine.Migrate(design.From.Diagram, design.To.Diagram, instance.State, plan, now);
        if (result.Refused is { } refused)
        {
            return new Carryover(result, [], refused);
        }

        var steps = new List<StepMove>();
        foreach (var carried in result.Effects.OfType<Effect.CarryTask>())
        {
            if (instance.Steps.FirstOrDefault(s => s.Number == carried.TaskId) is not { } step)
            {
                continue;
            }

            var move = StepMove.Of(
                step,
                carried,
                design,
                instance.Rests,
                schedule,
                holders,
                design.Barred(carried.ElementId, plan, instance.Done)
            );
            if (IsApplicants(move.Node) != (step.Kind == "applicant") && step.Kind != "message")
            {
                return new Carryover(result, [], OfAnother(step, move.Node));
            }

            steps.Add(move);
        }

        return new Carryover(result, steps, null);
    }

    private static bool IsApplicants(Node node) => node.Step?.Kind == "applicant";

    /// <summary>While the applicant is waited for the clock stands still, which is a fact and not the drawing's.</summary>
    private static Refusal OfAnother(OpenStepRow step, Node node) =>
        new(
            "migration_place",
            step.ElementId,
            $"Bước «{step.Name}» không thành «{node.Name}» được: một bên là việc của người nộp hồ sơ, một bên là việc của cơ quan, đồng hồ chạy khác nhau.",
            $"The step “{step.Name}” cannot become “{node.Name}”: one is the applicant's and the other the office's, and their clocks differ."
        );
}
