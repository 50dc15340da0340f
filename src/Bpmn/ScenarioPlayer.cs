using System.Collections.Immutable;
using System.Text.Json;
using IsoDienTu.Bpmn.Playing;

namespace IsoDienTu.Bpmn;

/// <summary>How many scenarios held, and where the others did not.</summary>
public sealed record PlayResult(int Passed, int Failed, ImmutableArray<PlayFailure> Failures);

/// <summary>A step that did not go as the scenario says; the rest of that scenario is not played.</summary>
/// <param name="Scenario">From 0.</param>
/// <param name="Step">From 0 within the scenario.</param>
public sealed record PlayFailure(int Scenario, int Step, string Expected, string Actual);

/// <summary>
/// Plays scenario files on a virtual clock, each scenario on a fresh instance starting at 2026-01-05T08:00+07:00. Automatic tasks run as
/// no-operations and are counted. The file's form is in the README.
/// </summary>
public static class ScenarioPlayer
{
    public static readonly DateTimeOffset Beginning = new(2026, 1, 5, 8, 0, 0, TimeSpan.FromHours(7));

    /// <param name="main">The diagram whose process is started.</param>
    /// <param name="also">Further diagrams at hand.</param>
    /// <param name="scenarios">The scenario file's text.</param>
    /// <param name="workingTerm">When a working-time term that starts at an instant is due; without it such timers never fire.</param>
    /// <exception cref="FormatException">The scenario file is not of the documented form; the message names the place and the mend.</exception>
    public static PlayResult Play(
        ReadResult main,
        IReadOnlyList<ReadResult> also,
        string scenarios,
        Func<string, DateTimeOffset, DateTimeOffset?>? workingTerm = null
    )
    {
        try
        {
            using var file = JsonDocument.Parse(scenarios);
            return Play(main, also, file.RootElement, workingTerm ?? ((_, _) => null));
        }
        catch (JsonException error)
        {
            throw new FormatException(
                $"The scenario file is not JSON: line {error.LineNumber + 1}, sign {error.BytePositionInLine + 1}.",
                error
            );
        }
    }

    private static PlayResult Play(
        ReadResult main,
        IReadOnlyList<ReadResult> also,
        JsonElement file,
        Func<string, DateTimeOffset, DateTimeOffset?> workingTerm
    )
    {
        var (process, held, all) = ScenarioFile.Open(file);
        var failures = ImmutableArray.CreateBuilder<PlayFailure>();
        for (var i = 0; i < all.Count; i++)
        {
            var stage = new Stage([main, .. also], process, workingTerm, held);
            for (var j = 0; j < all[i].Count; j++)
            {
                if (Steps.Play(stage, all[i][j]) is { } miss)
                {
                    failures.Add(new PlayFailure(i, j, miss.Expected, miss.Actual));
                    break;
                }
            }
        }
        return new PlayResult(all.Count - failures.Count, failures.Count, failures.ToImmutable());
    }
}
