using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;
using IsoDienTu.Bpmn;
using IsoDienTu.Processes.Running;

namespace IsoDienTu.Processes;

/// <summary>Plays the trail of an instance again from its beginning: what comes out must be the state that is stored.</summary>
public static class TrailPlayer
{
    /// <param name="entries">All entries in their order: the number of the instance at each, its instant, and its JSON.</param>
    /// <param name="version">The version the instance runs on now.</param>
    /// <param name="diagramOf">Gives the diagram of a version.</param>
    /// <exception cref="InvalidDataException">An entry does not fit what the ones before it made.</exception>
    public static InstanceState Play(
        IReadOnlyList<(long Number, DateTimeOffset At, string Json)> entries,
        Guid version,
        Func<Guid, Diagram> diagramOf
    )
    {
        var played = entries.Select(e => (e.Number, e.At, JsonDocument.Parse(e.Json).RootElement)).ToList();
        // It began on the version that it left first.
        var on = played.Select(e => DepartureOf(e.Item3)).FirstOrDefault(d => d is not null)?.From ?? version;
        var state = InstanceState.New;
        var before = new Dictionary<long, InstanceState>();
        foreach (var (number, at, entry) in played)
        {
            before[number] = state;
            if (DepartureOf(entry) is { } departure)
            {
                state = departure.TakesBack is { } move
                    ? Engine.TakeBack(before[move], state)
                    : Fitting(number, Engine.Migrate(diagramOf(departure.From), diagramOf(departure.To), state, PlanOf(departure), at));
                on = departure.To;
            }

            foreach (var input in entry.GetProperty("inputs").EnumerateArray())
            {
                state = Fitting(number, Engine.Step(diagramOf(on), state, Read(input), at));
            }
        }

        return state;
    }

    private static InstanceState Fitting(long number, StepResult result) =>
        result.Refused is { } refused ? throw new InvalidDataException($"Entry {number} does not fit: {refused.MessageEn}") : result.State;

    private static Departure? DepartureOf(JsonElement entry) =>
        entry.TryGetProperty("departure", out var departure) ? departure.Deserialize<Departure>(JsonSerializerOptions.Web) : null;

    private static MigrationPlan PlanOf(Departure departure) =>
        new((departure.Places ?? new Dictionary<string, string>()).ToImmutableSortedDictionary(StringComparer.Ordinal));

    /// <summary>An input as the trail writes it: its kind, and the arguments of its constructor by name.</summary>
    private static Input Read(JsonElement json)
    {
        var kind = typeof(Input).GetNestedType(json.GetProperty("kind").GetString()!, BindingFlags.Public)!;
        var maker = kind.GetConstructors()[0];
        var input = (Input)
            maker.Invoke([
                .. maker
                    .GetParameters()
                    .Select(p =>
                        json.GetProperty(JsonNamingPolicy.CamelCase.ConvertName(p.Name!))
                            .Deserialize(p.ParameterType, JsonSerializerOptions.Web)
                    ),
            ]);
        return json.TryGetProperty("variables", out var variables) ? input with { Variables = Value.Variables(variables) } : input;
    }
}
