namespace IsoDienTu.Bpmn.Expressions;

/// <summary>A place in a row of words: look, take, expect.</summary>
internal abstract class Cursor(List<Word> words)
{
    private int _at;

    protected Word Now => words[_at];

    protected bool Is(string text) => Now.Kind is Lexeme.Sign or Lexeme.Name && Now.Text == text;

    protected bool Take(string text)
    {
        if (!Is(text))
        {
            return false;
        }
        _at++;
        return true;
    }

    protected string? TakeAny(params ReadOnlySpan<string> texts)
    {
        foreach (var text in texts)
        {
            if (Take(text))
            {
                return text;
            }
        }
        return null;
    }

    protected void Expect(Lexeme kind, string text)
    {
        if (Now.Kind != kind || Now.Text != text)
        {
            throw kind == Lexeme.End
                ? new ExpressionError(Now.Position, $"thừa '{Now.Text}'", $"'{Now.Text}' is one too many")
                : new ExpressionError(Now.Position, $"thiếu '{text}'", $"'{text}' is missing");
        }
        _at++;
    }

    protected bool IsNext(string text) => _at + 1 < words.Count && words[_at + 1].Text == text;

    protected Word Advance() => words[_at++];
}
