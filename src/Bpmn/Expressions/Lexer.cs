using System.Globalization;
using System.Text;

namespace IsoDienTu.Bpmn.Expressions;

internal enum Lexeme
{
    End,
    Number,
    Text,
    Name,
    Sign,
}

internal readonly record struct Word(Lexeme Kind, string Text, int Position, decimal Amount = 0);

/// <summary>Cuts an expression into words. Positions count from 1, for messages.</summary>
internal static class Lexer
{
    /// <summary>Longest first, so that "&lt;=" is not read as "&lt;".</summary>
    private static readonly string[] Signs =
    [
        "===",
        "!==",
        "==",
        "!=",
        "<=",
        ">=",
        "&&",
        "||",
        "..",
        "**",
        "+",
        "-",
        "*",
        "/",
        "%",
        "=",
        "<",
        ">",
        "!",
        "?",
        ":",
        "(",
        ")",
        "[",
        "]",
        "{",
        "}",
        ",",
        ".",
        ";",
    ];

    public static List<Word> Cut(string source)
    {
        var words = new List<Word>();
        var at = 0;
        while (at < source.Length)
        {
            var sign = source[at];
            if (char.IsWhiteSpace(sign))
            {
                at++;
            }
            else if (char.IsAsciiDigit(sign))
            {
                at = Number(source, at, words);
            }
            else if (sign is '"' or '\'')
            {
                at = Text(source, at, words);
            }
            else if (char.IsLetter(sign) || sign is '_' or '$')
            {
                var from = at;
                while (at < source.Length && (char.IsLetterOrDigit(source[at]) || source[at] is '_' or '$'))
                {
                    at++;
                }
                words.Add(new Word(Lexeme.Name, source[from..at], from + 1));
            }
            else
            {
                var known =
                    Array.Find(Signs, s => string.CompareOrdinal(source, at, s, 0, s.Length) == 0)
                    ?? throw new ExpressionError(
                        at + 1,
                        $"ký tự '{sign}' không dùng được trong biểu thức",
                        $"the sign '{sign}' has no meaning here"
                    );
                words.Add(new Word(Lexeme.Sign, known, at + 1));
                at += known.Length;
            }
        }
        words.Add(new Word(Lexeme.End, "", source.Length + 1));
        return words;
    }

    private static int Number(string source, int from, List<Word> words)
    {
        var at = from;
        while (at < source.Length && char.IsAsciiDigit(source[at]))
        {
            at++;
        }
        // "1..5" is a range, not the number "1.".
        if (at + 1 < source.Length && source[at] == '.' && char.IsAsciiDigit(source[at + 1]))
        {
            at++;
            while (at < source.Length && char.IsAsciiDigit(source[at]))
            {
                at++;
            }
        }
        var written = source[from..at];
        if (!decimal.TryParse(written, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount))
        {
            throw new ExpressionError(from + 1, $"số '{written}' quá lớn", $"the number '{written}' is too large");
        }
        words.Add(new Word(Lexeme.Number, written, from + 1, amount));
        return at;
    }

    private static int Text(string source, int from, List<Word> words)
    {
        var text = new StringBuilder();
        var at = from + 1;
        while (at < source.Length && source[at] != source[from])
        {
            if (source[at] == '\\' && at + 1 < source.Length)
            {
                at++;
                text.Append(
                    source[at] switch
                    {
                        'n' => '\n',
                        't' => '\t',
                        var other => other,
                    }
                );
            }
            else
            {
                text.Append(source[at]);
            }
            at++;
        }
        if (at >= source.Length)
        {
            throw new ExpressionError(from + 1, "chuỗi chữ chưa đóng dấu nháy", "a text has no closing quote");
        }
        words.Add(new Word(Lexeme.Text, text.ToString(), from + 1));
        return at + 1;
    }
}
