using System.Text.Json;
using IsoDienTu.Kernel;
using IsoDienTu.Processes.Running;
using Microsoft.EntityFrameworkCore;

namespace IsoDienTu.Processes.Reading;

/// <summary>What instances have gone through: the passes of their own steps, and what they called in other agencies.</summary>
internal static class Passes
{
    /// <summary>Of <see cref="StepPass.Kind"/>: work that another agency does; its role is that agency's name.</summary>
    public const string Outside = "outside";

    /// <summary>In the order in which they began; of those of one instant, in the order of the instance's numbers.</summary>
    public static async Task<IReadOnlyList<StepPass>> ReadAsync(IsoDbContext db, IQueryable<Guid> instances, CancellationToken ct)
    {
        var own = await db.Set<TaskRow>().AsNoTracking().Where(t => instances.Contains(t.InstanceId)).ToListAsync(ct);
        var outside = await db.Set<OutsideCallRow>().AsNoTracking().Where(c => instances.Contains(c.InstanceId)).ToListAsync(ct);
        return
        [
            .. own.Select(t => (t.Number, Pass: Of(t)))
                .Concat(outside.Select(c => (c.Number, Pass: Of(c))))
                .OrderBy(p => p.Pass.ReceivedAt)
                .ThenBy(p => p.Number)
                .Select(p => p.Pass),
        ];
    }

    private static StepPass Of(TaskRow task) =>
        new(
            task.Id,
            task.ElementId,
            task.StepNo,
            task.Name,
            task.Role,
            task.Kind,
            task.State,
            task.AssigneeName,
            task.AssigneePost,
            task.FromName,
            task.ReceivedAt,
            task.DueAt,
            task.DoneAt,
            task.NormMinutes,
            task.TakenMinutes,
            task.OutcomeLabel,
            task.Comment
        )
        {
            LateReason = task.LateReason,
            Later = task.EnteredAt is { } at ? new EnteredLater(at, task.EnteredReason ?? "", task.EnteredEvidence ?? "") : null,
            Answers = task.Answers is null ? null : JsonSerializer.Deserialize<StepAnswers>(task.Answers, Answering.Json),
        };

    private static StepPass Of(OutsideCallRow call) =>
        new(
            call.Id,
            call.ElementId,
            "",
            call.Name,
            call.ToName,
            Outside,
            call.Status switch
            {
                "Running" => "Open",
                "Cancelled" => "Cancelled",
                "Refused" when call.Reason is not null => "SentBack",
                _ => "Done",
            },
            null,
            null,
            null,
            call.CalledAt,
            call.DueAt,
            call.EndedAt,
            null,
            null,
            null,
            call.Status == "Running" && call.Place.Length > 0 ? call.Place : call.Reason
        );
}
