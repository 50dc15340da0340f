using IsoDienTu.Documents.Distributing;
using IsoDienTu.Kernel;

namespace IsoDienTu.Pure.Documents.Distributing;

/// <summary>Questions as a keeper types them, and what counts as a right answer.</summary>
public sealed class QuizTests
{
    private const string Typed = """
        Trả kết quả chậm thì làm gì?
        - Không làm gì
        * Gửi thư xin lỗi

        Hồ sơ thiếu thì bổ sung mấy lần?
        * Một lần
        - Hai lần
        - Không giới hạn
        """;

    [Fact]
    public void What_was_typed_is_read_and_written_the_same_way()
    {
        var questions = Quiz.Parse(Typed.ReplaceLineEndings("\r\n"));
        Assert.Equal(2, questions.Count);
        Assert.Equal("Trả kết quả chậm thì làm gì?", questions[0].Question);
        Assert.Equal(["Không làm gì", "Gửi thư xin lỗi"], questions[0].Answers);
        Assert.Equal((1, 0), (questions[0].Right, questions[1].Right));
        Assert.Equal(Typed.ReplaceLineEndings("\n"), Quiz.Write(questions));
        Assert.Empty(Quiz.Parse("  \n \n"));
    }

    [Theory]
    [InlineData("Câu hỏi?\n- A\n- B", "documents.quiz.right")]
    [InlineData("Câu hỏi?\n* A\n* B", "documents.quiz.two")]
    [InlineData("Câu hỏi?\n* A", "documents.quiz.answers")]
    [InlineData("Câu hỏi?", "documents.quiz.answers")]
    [InlineData("- A\n* B", "documents.quiz.answers")]
    [InlineData("Câu hỏi?\n* A\n-", "documents.quiz.length")]
    public void What_is_missing_is_named(string typed, string key) =>
        Assert.Equal(key, Assert.Throws<RuleException>(() => Quiz.Parse(typed)).Key);

    [Fact]
    public void Eleven_questions_are_one_too_many()
    {
        var typed = string.Join("\n", Enumerable.Range(1, 11).Select(i => $"Câu {i}?\n* A\n- B"));
        Assert.Equal("documents.quiz.most", Assert.Throws<RuleException>(() => Quiz.Parse(typed)).Key);
    }

    [Fact]
    public void Each_question_wants_an_answer_and_only_the_right_one_is_right()
    {
        var questions = Quiz.Parse(Typed);
        Assert.All(Quiz.Check(questions, [1, 0, 7]), a => Assert.True(a.IsRight));
        Assert.Equal([true, false], Quiz.Check(questions, [1, 2]).Select(a => a.IsRight));
        Assert.Equal("Answers[q1]", Assert.Throws<RuleException>(() => Quiz.Check(questions, [1])).Field);
        Assert.Equal("documents.quiz.unanswered", Assert.Throws<RuleException>(() => Quiz.Check(questions, [1, 3])).Key);
        Assert.Equal("documents.quiz.unanswered", Assert.Throws<RuleException>(() => Quiz.Check(questions, [-1, 0])).Key);
    }
}
