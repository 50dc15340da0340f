using System.Collections.Immutable;

namespace IsoDienTu.Bpmn.Expressions;

/// <summary>Looks a variable up by name; null when nobody set it.</summary>
internal delegate Value? Lookup(string name);

/// <summary>A parsed expression: no side effects, no loops, cost bounded by its length.</summary>
internal abstract record Expression
{
    /// <exception cref="ExpressionError">The types do not fit, or a division by zero.</exception>
    public abstract Value Work(Lookup names);

    /// <summary>The outcome code this condition waits for, when it is exactly <c>outcome = "code"</c>; otherwise null.</summary>
    public virtual string? OutcomeCode => null;

    /// <summary>As a condition: nothing counts as false, anything but truth or nothing is an error.</summary>
    public bool Holds(Lookup names) =>
        Work(names) switch
        {
            Value.Truth truth => truth.Holds,
            Value.Nothing => false,
            var other => throw new ExpressionError(
                null,
                $"điều kiện cho kết quả '{other}', không phải đúng hoặc sai",
                $"the condition gives '{other}', which is neither true nor false"
            ),
        };
}

internal sealed record Literal(Value Value) : Expression
{
    public override Value Work(Lookup names) => Value;
}

internal sealed record Variable(string Name) : Expression
{
    public override Value Work(Lookup names) => names(Name) ?? Value.Null;
}

/// <summary>a.b or a["b"] of a map, a[0] of a list (from 0); nothing when there is no such member.</summary>
internal sealed record Member(Expression Of, Expression Key) : Expression
{
    public override Value Work(Lookup names) =>
        (Of.Work(names), Key.Work(names)) switch
        {
            (Value.Map map, Value.Text key) => map.Members.GetValueOrDefault(key.Words) ?? Value.Null,
            (Value.List list, Value.Number at) when at.Amount >= 0 && at.Amount < list.Items.Length && at.Amount % 1 == 0 => list.Items[
                (int)at.Amount
            ],
            _ => Value.Null,
        };
}

internal sealed record ListOf(ImmutableArray<Expression> Items) : Expression
{
    public override Value Work(Lookup names) => new Value.List([.. Items.Select(i => i.Work(names))]);
}

internal sealed record Choice(Expression If, Expression Then, Expression Else) : Expression
{
    public override Value Work(Lookup names) => If.Holds(names) ? Then.Work(names) : Else.Work(names);
}

internal sealed record Not(Expression Inner) : Expression
{
    public override Value Work(Lookup names) => Value.Of(!Inner.Holds(names));
}

internal sealed record Both(Expression Left, Expression Right) : Expression
{
    public override Value Work(Lookup names) => Value.Of(Left.Holds(names) && Right.Holds(names));
}

internal sealed record Either(Expression Left, Expression Right) : Expression
{
    public override Value Work(Lookup names) => Value.Of(Left.Holds(names) || Right.Holds(names));
}

/// <summary>x in [1..5], x in (1..5), x between 1 and 5: a bound may be left out of the range.</summary>
internal sealed record Within(Expression Of, Expression Low, Expression High, bool WithLow, bool WithHigh) : Expression
{
    public override Value Work(Lookup names)
    {
        var value = Of.Work(names);
        return Value.Of(
            Comparison.Compare(WithLow ? ">=" : ">", value, Low.Work(names))
                && Comparison.Compare(WithHigh ? "<=" : "<", value, High.Work(names))
        );
    }
}

/// <summary>x in list.</summary>
internal sealed record Among(Expression Of, Expression List) : Expression
{
    public override Value Work(Lookup names)
    {
        var value = Of.Work(names);
        return List.Work(names) is Value.List list ? Value.Of(list.Items.Contains(value)) : Value.False;
    }
}

internal sealed record Call(string Function, ImmutableArray<Expression> Arguments) : Expression
{
    public override Value Work(Lookup names) => Functions.Call(Function, [.. Arguments.Select(a => a.Work(names))], names);
}
