using System.Text.Json.Serialization;
using IsoDienTu.Kernel;
using IsoDienTu.Organisation;
using Microsoft.EntityFrameworkCore;

namespace IsoDienTu.Processes.Calendars;

/// <summary>What an act would move; nothing has changed yet.</summary>
internal sealed record Forecast
{
    /// <summary>How many lines a page or an answer lists; all are counted.</summary>
    public const int MostLines = 200;

    /// <summary>Running instances whose promise moves.</summary>
    public int Instances { get; init; }

    /// <summary>Open steps whose due instant moves.</summary>
    public int Tasks { get; init; }

    /// <summary>Timers of working-time terms that move.</summary>
    public int Timers { get; init; }

    /// <summary>How many timers would fire at once.</summary>
    public int FiringAtOnce { get; init; }

    /// <summary>How many promises and steps would be late at once.</summary>
    public int LateAtOnce { get; init; }

    /// <summary>How many promises and steps are due on the very day.</summary>
    public int OnTheDay { get; init; }

    /// <summary>How many of the instances rest now: they go on resting.</summary>
    public int Resting { get; init; }

    /// <summary>Agencies in which deadlines are still being moved by an earlier act: what it has yet to move is not in these counts.</summary>
    public int StillMoving { get; init; }

    /// <summary>The same counts by agency and process, the most first.</summary>
    public IReadOnlyList<ForecastGroup> Groups { get; init; } = [];

    /// <summary>The earliest ones.</summary>
    public IReadOnlyList<ForecastLine> Lines { get; init; } = [];

    /// <summary>Promises, steps and timers by agency.</summary>
    [JsonIgnore]
    public IReadOnlyDictionary<int, Consent> ByAgency { get; init; } = new Dictionary<int, Consent>();

    /// <summary>What is consented to.</summary>
    [JsonIgnore]
    public Consent Counts => new(Instances, Tasks, Timers);
}

/// <param name="Process">Title of the process.</param>
internal sealed record ForecastGroup(string Agency, string Process, int Instances, int Tasks, int Timers);

/// <param name="Step">Empty for the promise of the whole.</param>
internal sealed record ForecastLine(
    string Agency,
    string SubjectCode,
    string Process,
    string Step,
    DateTimeOffset Before,
    DateTimeOffset After
);

/// <summary>Counts what a decree or a withdrawal would move, each agency under its own row-level security.</summary>
internal sealed class Foresight(WorkRunner runner, Agencies agencies, TimeProvider clock)
{
    private const int AtOnce = 1000;

    /// <param name="days">The days before the act.</param>
    /// <param name="changed">The new day, or the one withdrawn, as it will be.</param>
    public async Task<Forecast> OfAsync(DecreedDays days, DecreedDay changed, CancellationToken ct)
    {
        var (now, after) = (clock.GetUtcNow(), days.After(changed));
        var tally = new Tally(now, WorkingTime.VietnamTime.At(changed.Day, TimeOnly.MinValue));
        foreach (var agency in await agencies.ListAsync(new AgencyQuery(), ct))
        {
            var act = new Act(days.ScheduleOf(agency, days.Version), after.ScheduleOf(agency, after.Version));
            if (!changed.Reaches(agency.Id) || act.Before.IsWorkingDay(changed.Day) == act.After.IsWorkingDay(changed.Day))
            {
                continue;
            }

            var work = new OpenWork(
                (sql, with, read, token) => runner.LookAsync(agency.Id, sql, with, read, token),
                agency.Id,
                changed.Day,
                changed.Until is null ? 0 : changed.Since
            );
            var last = Guid.Empty;
            while (await work.ReadAsync(last, AtOnce, ct) is { Count: > 0 } page)
            {
                tally.Add(agency, page, act);
                last = page[^1].Id;
            }
        }

        return tally.Tell() with
        {
            StillMoving = await StillMovingAsync(changed, ct),
        };
    }

    private Task<int> StillMovingAsync(DecreedDay changed, CancellationToken ct) =>
        runner.ReadEverywhereAsync(
            (db, token) =>
                db.Set<RecountRow>()
                    .Where(r => r.DoneAt == null && (changed.Reach == Reach.Province || r.AgencyId == changed.AgencyId))
                    .Select(r => r.AgencyId)
                    .Distinct()
                    .CountAsync(token),
            ct
        );

    private sealed class Tally(DateTimeOffset now, DateTimeOffset first)
    {
        private readonly Dictionary<(int Id, string Agency, string Process), Consent> groups = [];
        private readonly PriorityQueue<ForecastLine, DateTimeOffset> lines = new(Comparer<DateTimeOffset>.Create((a, b) => b.CompareTo(a)));
        private int late;
        private int firing;
        private int onTheDay;
        private int resting;

        public void Add(AgencyCard agency, IReadOnlyList<OpenInstance> page, Act act)
        {
            foreach (var instance in page)
            {
                var changes = DeadlineChange.Of(instance, act, now);
                foreach (var change in changes)
                {
                    Add(agency, instance, change);
                }

                resting += changes.Any(c => c.IsPromise) && instance.Promise?.PausedSince is not null ? 1 : 0;
            }
        }

        public Forecast Tell() =>
            new()
            {
                Instances = groups.Values.Sum(g => g.Instances),
                Tasks = groups.Values.Sum(g => g.Tasks),
                Timers = groups.Values.Sum(g => g.Timers),
                FiringAtOnce = firing,
                LateAtOnce = late,
                OnTheDay = onTheDay,
                Resting = resting,
                Groups =
                [
                    .. groups
                        .OrderByDescending(g => g.Value.Sum)
                        .ThenBy(g => g.Key.Agency, StringComparer.Ordinal)
                        .Select(g => new ForecastGroup(g.Key.Agency, g.Key.Process, g.Value.Instances, g.Value.Tasks, g.Value.Timers)),
                ],
                Lines =
                [
                    .. lines
                        .UnorderedItems.OrderBy(l => l.Priority)
                        .ThenBy(l => l.Element.SubjectCode, StringComparer.Ordinal)
                        .Select(l => l.Element),
                ],
                ByAgency = groups.GroupBy(g => g.Key.Id).ToDictionary(g => g.Key, g => g.Select(x => x.Value).Aggregate((a, b) => a + b)),
            };

        private void Add(AgencyCard agency, OpenInstance instance, DeadlineChange change)
        {
            var key = (agency.Id, agency.Name, instance.Process);
            var one =
                change.IsPromise ? new Consent(1, 0, 0)
                : change.IsTimer ? new Consent(0, 0, 1)
                : new Consent(0, 1, 0);
            groups[key] = groups.TryGetValue(key, out var soFar) ? soFar + one : one;
            var isPassed = change.Before >= now && change.After < now;
            late += isPassed && !change.IsTimer ? 1 : 0;
            firing += isPassed && change.IsTimer ? 1 : 0;
            onTheDay += !change.IsTimer && change.Before >= first && change.Before < first.AddDays(1) ? 1 : 0;
            // The latest of those kept so far makes room.
            lines.Enqueue(
                new ForecastLine(agency.Name, instance.SubjectCode, instance.Process, change.Step, change.Before, change.After),
                change.Before
            );
            if (lines.Count > Forecast.MostLines)
            {
                lines.Dequeue();
            }
        }
    }
}
