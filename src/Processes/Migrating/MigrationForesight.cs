using System.Globalization;
using IsoDienTu.Bpmn;
using IsoDienTu.Kernel;
using IsoDienTu.Processes.Calendars;
using IsoDienTu.Processes.Designing;

namespace IsoDienTu.Processes.Migrating;

/// <summary>A published version of the process, as a move needs it.</summary>
internal sealed record KnownVersion(PublishedVersion Design, int Number)
{
    public Guid Id => Design.Id;
}

/// <summary>Works out what a move would do with each instance, by the same steps as the move itself.</summary>
internal sealed class MigrationForesight(WorkSchedules schedules)
{
    private const int AtOnce = 500;

    /// <param name="versions">Of the process, the newest first.</param>
    /// <exception cref="RuleException">The target is none, or is not newer than what is to be left.</exception>
    public async Task<MigrationForecast> OfAsync(
        Calendars.Reading reading,
        int agency,
        IReadOnlyList<KnownVersion> versions,
        MigrationInput input,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        var (to, from) = Choose(versions, input);
        var selection = new Selection([.. from.Select(v => v.Id)], input.BegunFrom, input.BegunTo);
        var found = new List<RunningInstance>();
        var work = new RunningWork(reading, agency, to.Design.Diagram);
        while (await work.ReadAsync(selection, found.Count == 0 ? Guid.Empty : found[^1].Id, AtOnce, ct) is { Count: > 0 } page)
        {
            found.AddRange(page);
        }

        var holders = await PostHolders.ReadAsync(reading, agency, now.VietnamDay(), ct);
        var schedule = await schedules.ForAsync(agency, ct);
        var byVersion = found.ToLookup(i => i.FromVersion);
        var places = new List<PlaceLine>();
        var plans = new Dictionary<Guid, MigrationPlan>();
        var candidates = new List<Candidate>();
        var lines = new List<InstanceLine>();
        var (dues, lost, nobodys) = (0, 0, 0);
        foreach (var version in from.Where(v => byVersion.Contains(v.Id)))
        {
            var rests = PlacesOf(version, to, byVersion[version.Id], input);
            places.AddRange(rests);
            var plan = rests
                .Where(p => p.Chosen is not null)
                .Aggregate(
                    MigrationPlan.AsProposed,
                    (all, p) => all.With(p.Key[(p.Key.IndexOf(':', StringComparison.Ordinal) + 1)..], p.Chosen!)
                );
            plans[version.Id] = plan;
            var design = new Versioned(version.Design, to.Design);
            foreach (var one in byVersion[version.Id])
            {
                var carryover = Carryover.Of(one, design, plan, schedule, holders, now);
                var refused = carryover.Refused;
                candidates.Add(new Candidate(one.Id, version.Id, version.Number, one.SubjectCode, one.Title, one.Seen, refused));
                var steps = refused is null ? carryover.Steps : [];
                dues += steps.Count(s => s.ChangesDue);
                lost += steps.Count(s => !s.KeepsHolder);
                nobodys += steps.Count(s => s.IsNobodys);
                lines.Add(
                    new InstanceLine(
                        one.Id,
                        one.SubjectCode,
                        one.Title,
                        version.Number,
                        refused?.Message,
                        refused?.MessageEn,
                        [.. steps.Select(StepLine.Of)]
                    )
                );
            }
        }

        return new MigrationForecast
        {
            To = new VersionLine(to.Id, to.Number, 0),
            Newest = versions[0].Number,
            From = [.. from.Select(v => new VersionLine(v.Id, v.Number, byVersion[v.Id].Count()))],
            Places = places,
            Moving = candidates.Count(c => c.Refused is null),
            Staying = candidates.Count(c => c.Refused is not null),
            NewDues = dues,
            LostHolders = lost,
            Nobodys = nobodys,
            Lines =
            [
                .. lines.OrderBy(l => l.Stays is null).ThenBy(l => l.SubjectCode, StringComparer.Ordinal).Take(MigrationForecast.MostLines),
            ],
            Candidates = candidates,
            Plans = plans,
        };
    }

    private static (KnownVersion To, List<KnownVersion> From) Choose(IReadOnlyList<KnownVersion> versions, MigrationInput input)
    {
        var to =
            input.To is { } wanted ? versions.FirstOrDefault(v => v.Id == wanted)
            : versions is [var newest, ..] ? newest
            : null;
        if (to is null)
        {
            throw new RuleException(
                typeof(Texts),
                "processes.migration.target",
                "Phiên bản đích chưa ban hành hoặc không thuộc quy trình này. Hãy chọn một phiên bản đã ban hành.",
                "Input.To"
            );
        }

        var chosen = versions.Where(v => input.From.Count == 0 ? v.Number < to.Number : input.From.Contains(v.Id)).ToList();
        if (chosen.Count < input.From.Distinct().Count() || chosen.Exists(v => v.Number >= to.Number))
        {
            throw new RuleException(
                typeof(Texts),
                "processes.migration.not_newer",
                "Việc chỉ chuyển từ phiên bản cũ sang phiên bản mới hơn. Phiên bản đích là {0}; hãy bỏ chọn các phiên bản từ {0} trở đi.",
                "Input.From",
                to.Number
            );
        }

        if (input is { BegunFrom: { } first, BegunTo: { } last } && first > last)
        {
            throw new RuleException(
                typeof(Texts),
                "processes.migration.days",
                "Ngày bắt đầu nhận “từ” phải trước hoặc bằng ngày “đến”.",
                "Input.BegunTo"
            );
        }

        return (to, chosen);
    }

    private static List<PlaceLine> PlacesOf(
        KnownVersion from,
        KnownVersion to,
        IEnumerable<RunningInstance> running,
        MigrationInput input
    ) =>
        [
            .. Engine
                .MigrationPlaces(from.Design.Diagram, to.Design.Diagram, running.Select(r => r.State))
                .Select(p =>
                {
                    var key = string.Create(CultureInfo.InvariantCulture, $"{from.Number}:{p.Id}");
                    var asked = input.Map.GetValueOrDefault(key) is { Length: > 0 } target && p.Targets.Contains(target) ? target : null;
                    return new PlaceLine(
                        key,
                        from.Number,
                        p.ElementId,
                        PlaceWords.Of(from.Design.Diagram, p.Id),
                        p.Count,
                        asked ?? p.Proposed,
                        asked is null || asked == p.Proposed,
                        [.. p.Targets.Select(t => new TargetLine(t, PlaceWords.Of(to.Design.Diagram, t)))]
                    );
                }),
        ];
}
