using System.Collections.Frozen;
using System.Collections.Immutable;

namespace IsoDienTu.Bpmn.Expressions;

/// <summary>The tighter binding half of the grammar: sums, products, unary signs, members, calls and atoms.</summary>
internal abstract class Terms(List<Word> words) : Cursor(words)
{
    private const int MaxDepth = 60;

    private static readonly FrozenSet<string> Keywords = FrozenSet.ToFrozenSet(
        ["and", "or", "in", "between", "then", "else", "if", "eq", "ne", "lt", "le", "gt", "ge", "div", "mod", "satisfies", "return"],
        StringComparer.Ordinal
    );
    private int _depth;

    /// <summary>The loosest binding expression, as it may stand in brackets.</summary>
    protected abstract Expression Choice();

    protected Expression Whole()
    {
        Deeper();
        var expression = Choice();
        _depth--;
        return expression;
    }

    private void Deeper()
    {
        if (++_depth > MaxDepth)
        {
            throw new ExpressionError(Now.Position, "biểu thức lồng quá sâu", "the expression is nested too deep");
        }
    }

    protected Expression Sum()
    {
        var left = Product();
        while (TakeAny("+", "-") is { } sign)
        {
            left = new Arithmetic(sign, left, Product());
        }
        return left;
    }

    private Expression Product()
    {
        var left = Unary();
        while (TakeAny("*", "/", "%", "div", "mod") is { } sign)
        {
            left = new Arithmetic(
                sign switch
                {
                    "div" => "/",
                    "mod" => "%",
                    _ => sign,
                },
                left,
                Unary()
            );
        }
        return left;
    }

    private Expression Unary()
    {
        Deeper();
        var expression =
            Take("-") ? new Arithmetic("-", new Literal(Value.Of(0)), Unary())
            : Take("!") || (Is("not") && !IsNext("(") && Take("not")) ? new Not(Unary())
            : Is("empty") && !IsNext("(") && Take("empty") ? new Call("empty", [Unary()])
            : Members();
        _depth--;
        return expression;
    }

    private Expression Members()
    {
        var left = Atom();
        while (true)
        {
            if (Take("."))
            {
                var name = Name();
                left = Take("(") ? Called(name, Arguments(), left) : new Member(left, new Literal(Value.Of(name)));
            }
            else if (Take("["))
            {
                var key = Whole();
                Expect(Lexeme.Sign, "]");
                left = new Member(left, key);
            }
            else
            {
                return left;
            }
        }
    }

    private Expression Atom()
    {
        var word = Now;
        switch (word.Kind)
        {
            case Lexeme.Number:
                Advance();
                return new Literal(Value.Of(word.Amount));
            case Lexeme.Text:
                Advance();
                return new Literal(Value.Of(word.Text));
            case Lexeme.Name:
                Advance();
                return word.Text switch
                {
                    "true" => new Literal(Value.True),
                    "false" => new Literal(Value.False),
                    "null" => new Literal(Value.Null),
                    _ => Take("(") ? Called(word.Text, Arguments(), null) : new Variable(LongName(word.Text)),
                };
            default:
                return Bracketed(word);
        }
    }

    /// <summary>FEEL names may have several words: Vacation Approval = "Approved".</summary>
    private string LongName(string first)
    {
        var name = first;
        while (Now.Kind == Lexeme.Name && !Keywords.Contains(Now.Text) && !IsNext("("))
        {
            name += " " + Advance().Text;
        }
        return name;
    }

    private Expression Bracketed(Word word)
    {
        if (Take("("))
        {
            var inner = Whole();
            Expect(Lexeme.Sign, ")");
            return inner;
        }
        if (Take("["))
        {
            return new ListOf(Take("]") ? [] : Rest(Whole(), "]"));
        }
        throw word.Kind == Lexeme.End
            ? new ExpressionError(word.Position, "biểu thức chưa viết hết", "the expression ends too early")
            : new ExpressionError(word.Position, $"không hiểu '{word.Text}'", $"'{word.Text}' is not understood here");
    }

    private string Name() =>
        Now.Kind == Lexeme.Name
            ? Advance().Text
            : throw new ExpressionError(Now.Position, "thiếu tên sau dấu chấm", "a name is missing after the point");

    private ImmutableArray<Expression> Arguments() => Take(")") ? [] : Rest(Whole(), ")");

    protected ImmutableArray<Expression> Rest(Expression first, string close)
    {
        var all = ImmutableArray.CreateBuilder<Expression>();
        all.Add(first);
        while (Take(","))
        {
            all.Add(Whole());
        }
        Expect(Lexeme.Sign, close);
        return all.ToImmutable();
    }

    /// <summary>execution.getVariable(x) is the function, not a method of a variable named execution.</summary>
    private Expression Called(string name, ImmutableArray<Expression> arguments, Expression? of)
    {
        ImmutableArray<Expression> all = of is null or Variable { Name: "execution" } ? arguments : [of, .. arguments];
        return Functions.Exists(name, all.Length)
            ? new Call(name, all)
            : throw new ExpressionError(
                Now.Position,
                $"không có hàm '{name}' với {all.Length} tham số",
                $"there is no function '{name}' with {all.Length} arguments"
            );
    }
}
