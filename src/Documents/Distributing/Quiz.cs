using IsoDienTu.Kernel;

namespace IsoDienTu.Documents.Distributing;

/// <summary>A question with one right answer.</summary>
/// <param name="Right">Which of the answers, from 0.</param>
internal sealed record QuizQuestion(string Question, IReadOnlyList<string> Answers, int Right);

/// <summary>What somebody answered.</summary>
/// <param name="Given">Which of the answers, from 0.</param>
internal sealed record QuizAnswer(string Question, string Answer, int Given, bool IsRight);

/// <summary>
/// Questions as a keeper types them: a line with the question, below it the answers, each after a hyphen, the right one after an asterisk. Pure.
/// </summary>
internal static class Quiz
{
    public const int Most = 10;
    public const int MostAnswers = 6;
    private const int Longest = 300;

    /// <exception cref="RuleException">The line that breaks the form is named.</exception>
    public static IReadOnlyList<QuizQuestion> Parse(string? typed)
    {
        var questions = new List<QuizQuestion>();
        var answers = new List<string>();
        string? question = null;
        int? right = null;
        foreach (var line in (typed ?? "").Split('\n').Select(l => l.Trim()).Where(l => l.Length > 0).Append(""))
        {
            if (line is ['-' or '*', .. var answer] && question is not null)
            {
                if (line[0] == '*')
                {
                    right = right is null ? answers.Count : throw TwoRight(question);
                }

                answers.Add(TypedText.Line(answer));
                continue;
            }

            if (question is not null)
            {
                questions.Add(Made(question, answers, right));
            }

            (question, right, answers) = (line.Length == 0 ? null : TypedText.Line(line.TrimStart('-', '*')), null, []);
        }

        return Checked(questions);
    }

    /// <summary>The same rules for questions that came as data.</summary>
    public static IReadOnlyList<QuizQuestion> Checked(IReadOnlyList<QuizQuestion> questions)
    {
        if (questions.Count > Most)
        {
            throw new RuleException(typeof(Texts), "documents.quiz.most", "Nhiều nhất {0} câu hỏi; hãy bỏ bớt.", "Questions", Most);
        }

        return [.. questions.Select(q => Made(q.Question, q.Answers, q.Right))];
    }

    /// <summary>The questions as they are typed.</summary>
    public static string Write(IEnumerable<QuizQuestion> questions) =>
        string.Join(
            "\n\n",
            questions.Select(q => q.Question + "\n" + string.Join('\n', q.Answers.Select((a, i) => (i == q.Right ? "* " : "- ") + a)))
        );

    /// <summary>Holds what was answered against the questions.</summary>
    /// <exception cref="RuleException">A question is not answered.</exception>
    public static IReadOnlyList<QuizAnswer> Check(IReadOnlyList<QuizQuestion> questions, IReadOnlyList<int?> given)
    {
        var checkedOnes = new List<QuizAnswer>();
        foreach (var (question, i) in questions.Select((q, i) => (q, i)))
        {
            if (given.ElementAtOrDefault(i) is not { } answer || answer < 0 || answer >= question.Answers.Count)
            {
                throw new RuleException(
                    typeof(Texts),
                    "documents.quiz.unanswered",
                    "Hãy chọn một câu trả lời cho câu {0}.",
                    $"Answers[q{i}]",
                    i + 1
                );
            }

            checkedOnes.Add(new QuizAnswer(question.Question, question.Answers[answer], answer, answer == question.Right));
        }

        return checkedOnes;
    }

    private static QuizQuestion Made(string question, IReadOnlyList<string> answers, int? right)
    {
        if (question.Length is 0 or > Longest || answers.Any(a => a is null or { Length: 0 or > Longest }))
        {
            throw new RuleException(
                typeof(Texts),
                "documents.quiz.length",
                "Câu hỏi và câu trả lời dài từ 1 đến {0} ký tự: «{1}».",
                "Questions",
                Longest,
                question.Length > 60 ? question[..60] + "…" : question
            );
        }

        if (answers.Count is < 2 or > MostAnswers)
        {
            throw new RuleException(
                typeof(Texts),
                "documents.quiz.answers",
                "Câu hỏi «{0}» cần từ 2 đến {1} câu trả lời, mỗi câu một dòng bắt đầu bằng dấu gạch (-), câu đúng bắt đầu bằng dấu sao (*).",
                "Questions",
                question,
                MostAnswers
            );
        }

        if (right is not { } one || one < 0 || one >= answers.Count)
        {
            throw new RuleException(
                typeof(Texts),
                "documents.quiz.right",
                "Câu hỏi «{0}» chưa có câu trả lời đúng: hãy đặt dấu sao (*) ở đầu dòng của câu đúng.",
                "Questions",
                question
            );
        }

        return new QuizQuestion(question, [.. answers], one);
    }

    private static RuleException TwoRight(string question) =>
        new(
            typeof(Texts),
            "documents.quiz.two",
            "Câu hỏi «{0}» có hai câu trả lời đúng; chỉ để dấu sao (*) ở một dòng.",
            "Questions",
            question
        );
}
