using System.Collections.Immutable;
using System.Globalization;

namespace IsoDienTu.Bpmn.Expressions;

/// <summary>
/// Reads one expression by descent, weakest binding first: if/ternary, or, and, comparison, sum, product, unary, member. Understands the
/// spellings of FEEL (=, and, or, not(), in, between, if then else) and of ${...} (==, &amp;&amp;, ||, !, empty, eq, lt, ?:).
/// </summary>
internal sealed class Parser : Terms
{
    private const int MaxLength = 4000;

    private Parser(string source)
        : base(Lexer.Cut(source)) { }

    /// <summary>Reads an expression as written in a diagram: bare, with a leading = (FEEL), or inside ${...} or #{...}.</summary>
    /// <exception cref="ExpressionError">It is not one.</exception>
    public static Expression Read(string written)
    {
        if (written.Length > MaxLength)
        {
            throw new ExpressionError(null, $"biểu thức dài hơn {MaxLength} ký tự", $"the expression is longer than {MaxLength} signs");
        }
        var parser = new Parser(Strip(written));
        var expression = parser.Whole();
        parser.Expect(Lexeme.End, "");
        return expression;
    }

    /// <summary>All names in an expression: of variables, but of members and functions too.</summary>
    /// <exception cref="ExpressionError">It cannot be cut into words.</exception>
    public static IEnumerable<string> Names(string written) =>
        Lexer.Cut(Strip(written)).Where(w => w.Kind == Lexeme.Name).Select(w => w.Text);

    /// <summary>A number written with a point; null for anything else.</summary>
    public static decimal? Number(string text) =>
        decimal.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;

    private static string Strip(string written)
    {
        var text = written.Trim();
        if (text.StartsWith("${", StringComparison.Ordinal) || text.StartsWith("#{", StringComparison.Ordinal))
        {
            return text.EndsWith('}')
                ? text[2..^1]
                : throw new ExpressionError(text.Length, "thiếu dấu } ở cuối biểu thức", "the closing } is missing");
        }
        return text.StartsWith('=') && !text.StartsWith("==", StringComparison.Ordinal) ? text[1..] : text;
    }

    protected override Expression Choice()
    {
        if (Take("if"))
        {
            var test = Whole();
            Expect(Lexeme.Name, "then");
            var then = Whole();
            Expect(Lexeme.Name, "else");
            return new Choice(test, then, Whole());
        }
        var first = Or();
        if (!Take("?"))
        {
            return first;
        }
        var yes = Whole();
        Expect(Lexeme.Sign, ":");
        return new Choice(first, yes, Whole());
    }

    private Expression Or()
    {
        var left = And();
        while (TakeAny("or", "||") is not null)
        {
            left = new Either(left, And());
        }
        return left;
    }

    private Expression And()
    {
        var left = Compared();
        while (TakeAny("and", "&&") is not null)
        {
            left = new Both(left, Compared());
        }
        return left;
    }

    private Expression Compared()
    {
        var left = Sum();
        while (true)
        {
            var sign = TakeAny("===", "==", "=", "eq", "!==", "!=", "ne", "<=", "le", ">=", "ge", "<", "lt", ">", "gt");
            if (sign is not null)
            {
                left = new Comparison(Plain(sign), left, Sum());
            }
            else if (Take("between"))
            {
                var low = Sum();
                Expect(Lexeme.Name, "and");
                left = new Within(left, low, Sum(), WithLow: true, WithHigh: true);
            }
            else if (Take("in"))
            {
                left = In(left);
            }
            else
            {
                return left;
            }
        }
    }

    private static string Plain(string sign) =>
        sign switch
        {
            "===" or "==" or "eq" => "=",
            "!==" or "ne" => "!=",
            "le" => "<=",
            "ge" => ">=",
            "lt" => "<",
            "gt" => ">",
            _ => sign,
        };

    /// <summary>in [1..5], in (1..5), in [a, b], in (a, b), in list.</summary>
    private Expression In(Expression left)
    {
        if (TakeAny("[", "(") is not { } open)
        {
            return new Among(left, Sum());
        }
        var close = open == "[" ? "]" : ")";
        if (Take(close))
        {
            return new Among(left, new ListOf([]));
        }
        var first = Whole();
        if (!Take(".."))
        {
            var items = Rest(first, close);
            return new Among(left, items.Length == 1 && open == "(" ? first : new ListOf(items));
        }
        var high = Whole();
        var withHigh = Take("]");
        if (!withHigh)
        {
            Expect(Lexeme.Sign, ")");
        }
        return new Within(left, first, high, WithLow: open == "[", withHigh);
    }
}
