using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using IsoDienTu.Bpmn;
using IsoDienTu.Kernel;

namespace IsoDienTu.Processes.Running;

/// <summary>Holds what is handed in with a step against what its button asks, and keeps it with the step.</summary>
internal static class Answering
{
    /// <summary>How answers are stored: letters as they are.</summary>
    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The word of a kind of field, as the drawing writes it.</summary>
    public static string Word(AskedKind kind) => kind.ToString().ToLowerInvariant();

    /// <summary>What was filled in, or nothing where nothing was asked and given.</summary>
    /// <param name="button">The words on the button.</param>
    /// <exception cref="RuleException">Something is missing or cannot be read; the first of <see cref="Problems"/>.</exception>
    public static IReadOnlyList<(AskedField Field, Value Value)> Of(Asked asked, string button, Completion given)
    {
        if (asked.IsNothing && given is { Fields.Count: 0, Papers.Count: 0 })
        {
            return [];
        }

        return Problems(asked, button, given).FirstOrDefault() is { } problem
            ? throw problem
            :
            [
                .. asked
                    .Fields.Select(f => (f, FieldReading.Of(f, given.Fields.GetValueOrDefault(f.Name), button)))
                    .Where(f => f.Item2 != Value.Null),
            ];
    }

    /// <summary>Everything that stands against it, each at its field.</summary>
    public static IEnumerable<RuleException> Problems(Asked asked, string button, Completion given)
    {
        if (asked.Comment && string.IsNullOrWhiteSpace(given.Comment))
        {
            yield return new RuleException(
                typeof(Texts),
                "processes.asked.comment",
                "Hãy ghi «{0}»; thiếu mục này thì không bấm «{1}» được.",
                "Comment",
                asked.CommentLabel ?? "Ý kiến",
                button
            );
        }

        foreach (var field in asked.Fields)
        {
            if (FieldReading.Problem(field, given.Fields.GetValueOrDefault(field.Name), button) is { } problem)
            {
                yield return problem;
            }
        }

        foreach (var paper in asked.Papers.Where(p => given.Papers.All(g => g.Asked != p)))
        {
            yield return new RuleException(
                typeof(Texts),
                "processes.asked.paper",
                "Hãy kèm «{0}»; thiếu giấy tờ này thì không bấm «{1}» được.",
                $"Papers[{asked.Papers.IndexOf(paper)}]",
                paper,
                button
            );
        }

        if (asked.Confirm && !given.Confirmed)
        {
            yield return new RuleException(
                typeof(Texts),
                "processes.asked.confirm",
                "Hãy đánh dấu xác nhận trước khi bấm «{0}».",
                "Confirmed",
                button
            );
        }

        var unasked = given
            .Fields.Where(f => !string.IsNullOrWhiteSpace(f.Value))
            .Select(f => f.Key)
            .Except(asked.Fields.Select(f => f.Name))
            .Concat(given.Papers.Select(p => p.Asked).Except(asked.Papers));
        foreach (var name in unasked)
        {
            yield return new RuleException(
                typeof(Texts),
                "processes.asked.unknown",
                "Nút này không hỏi «{0}». Hãy bỏ mục đó, hoặc chọn đúng kết quả của bước.",
                null,
                name
            );
        }
    }

    /// <summary>Keeps the answers with the completed step; costs nothing where the button asked nothing.</summary>
    public static void Keep(IWork work, Guid task, Asked asked, IReadOnlyList<(AskedField Field, Value Value)> filled, Completion given)
    {
        if (filled.Count == 0 && given.Papers.Count == 0 && asked.Forms.IsEmpty)
        {
            return;
        }

        var papers = given
            .Papers.Select(p => (Paper: p, Kept: new StepPaper(Guid.CreateVersion7(), p.Asked, p.File.Name, p.File.File.Length)))
            .ToList();
        var answers = new StepAnswers(
            [.. filled.Select(f => new StepAnswer(f.Field.Name, f.Field.Label, Word(f.Field.Kind), f.Value.ToString()))],
            [.. papers.Select(p => p.Kept)],
            [.. asked.Forms]
        );
        work.Batch.Add(
            "update processes.task set answers = $3 where agency_id = $1 and id = $2",
            Sql.P(work.AgencyId),
            Sql.P(task),
            Sql.Jsonb(JsonSerializer.Serialize(answers, Json))
        );
        foreach (var (paper, kept) in papers)
        {
            Papers.Add(work, task, paper, kept);
        }
    }

    /// <summary>The variables that the answers become.</summary>
    public static ImmutableSortedDictionary<string, Value> Variables(IReadOnlyList<(AskedField Field, Value Value)> filled) =>
        filled.Count == 0
            ? InstanceState.New.Variables
            : filled.ToImmutableSortedDictionary(f => f.Field.Name, f => f.Value, StringComparer.Ordinal);
}
