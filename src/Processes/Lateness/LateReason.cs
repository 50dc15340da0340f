using IsoDienTu.Kernel;
using IsoDienTu.Processes.Running;

namespace IsoDienTu.Processes.Lateness;

/// <summary>Whoever completes a step late says why, in their own words; the handbook knows no list of reasons.</summary>
internal static class LateReason
{
    public const int Most = 1000;

    /// <summary>Whether a step that would be completed now would be late; a clock that rests has stopped then.</summary>
    public static bool IsAsked(DateTimeOffset? due, DateTimeOffset receivedAt, DateTimeOffset? pausedSince, DateTimeOffset now) =>
        due < (pausedSince is { } since ? (since > receivedAt ? since : receivedAt) : now);

    /// <summary>The same as a condition of a statement over <c>t</c> and <c>i</c>.</summary>
    /// <param name="now">Its parameter.</param>
    public static string Condition(string now) =>
        $"t.due_at < coalesce(greatest(i.paused_since, case when i.paused_since is not null then t.received_at end), {now})";

    /// <summary>The reason to be kept; null for a step that is not late.</summary>
    /// <exception cref="RuleException">It is late and no reason is given, or one that is too long.</exception>
    public static string? Of(IWork work, Loaded instance, OpenTask task, string? given)
    {
        if (!IsAsked(task.DueAt, task.ReceivedAt, instance.PausedSince, work.Now))
        {
            return null;
        }

        return given?.Trim() is { Length: > 0 and <= Most } reason
            ? reason
            : throw new RuleException(
                typeof(Texts),
                "processes.late.reason",
                "Bước này đã quá hạn lúc {0:HH:mm dd/MM/yyyy}. Hãy ghi lý do trễ (đến {1} ký tự); lý do được giữ cùng bước.",
                "LateReason",
                task.DueAt!.Value.InVietnam(),
                Most
            );
    }
}
