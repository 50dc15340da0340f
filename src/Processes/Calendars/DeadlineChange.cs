namespace IsoDienTu.Processes.Calendars;

/// <summary>A due instant that moves.</summary>
/// <param name="Number">0 for the promise of the whole, else the step's or the timer's.</param>
/// <param name="TaskId">The step; null for the promise and for a timer.</param>
/// <param name="Step">Its name; empty for the promise.</param>
internal sealed record DeadlineChange(long Number, Guid? TaskId, string Step, DateTimeOffset Before, DateTimeOffset After)
{
    public bool IsPromise => Number == 0;

    public bool IsTimer => !IsPromise && TaskId is null;

    /// <summary>Which due instants of an instance move; times are UTC.</summary>
    public static IReadOnlyList<DeadlineChange> Of(OpenInstance instance, Act act, DateTimeOffset now)
    {
        List<DeadlineChange> all = [];
        if (instance.Promise is { } promise)
        {
            all.Add(new DeadlineChange(0, null, "", promise.Due, Due(promise)));
        }

        all.AddRange(instance.Steps.Select(s => new DeadlineChange(s.Number, s.TaskId, s.Name, s.Term.Due, Due(s.Term))));
        return [.. all.Where(c => !Recounting.Same(c.Before, c.After))];

        DateTimeOffset Due(OpenTerm term) => Recounting.Due(term, act.Before, act.After, now).ToUniversalTime();
    }
}

/// <summary>A decree or a withdrawal as one agency meets it: its working time before and after.</summary>
internal sealed record Act(WorkingTime.WorkSchedule Before, WorkingTime.WorkSchedule After);
