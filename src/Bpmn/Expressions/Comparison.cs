namespace IsoDienTu.Bpmn.Expressions;

/// <summary>= and != hold between any values; orders hold between two numbers or two texts (signs in Unicode order, so ISO dates sort right).</summary>
internal sealed record Comparison(string Sign, Expression Left, Expression Right) : Expression
{
    public const string OutcomeName = "outcome";

    public override Value Work(Lookup names) => Value.Of(Compare(Sign, Left.Work(names), Right.Work(names)));

    public override string? OutcomeCode =>
        (Sign, Left, Right) switch
        {
            ("=", Variable { Name: OutcomeName }, Literal { Value: Value.Text code }) => code.Words,
            ("=", Literal { Value: Value.Text code }, Variable { Name: OutcomeName }) => code.Words,
            _ => null,
        };

    /// <summary>An order against nothing is false: a variable nobody set fulfils no bound.</summary>
    public static bool Compare(string sign, Value left, Value right) =>
        sign switch
        {
            "=" => left.Equals(right),
            "!=" => !left.Equals(right),
            _ when left is Value.Nothing || right is Value.Nothing => false,
            "<" => Order(left, right) < 0,
            "<=" => Order(left, right) <= 0,
            ">" => Order(left, right) > 0,
            _ => Order(left, right) >= 0,
        };

    private static int Order(Value left, Value right) =>
        (left, right) switch
        {
            (Value.Number a, Value.Number b) => a.Amount.CompareTo(b.Amount),
            (Value.Text a, Value.Text b) => string.CompareOrdinal(a.Words, b.Words),
            _ => throw new ExpressionError(
                null,
                $"không so sánh lớn bé được giữa '{left}' và '{right}'",
                $"'{left}' and '{right}' have no order between them"
            ),
        };
}

/// <summary>+ - * / % between numbers; + also joins texts. With nothing on a side the result is nothing.</summary>
internal sealed record Arithmetic(string Sign, Expression Left, Expression Right) : Expression
{
    public override Value Work(Lookup names) =>
        (Left.Work(names), Right.Work(names)) switch
        {
            (Value.Number a, Value.Number b) => Value.Of(Numbers(a.Amount, b.Amount)),
            (Value.Text a, var b) when Sign == "+" => Value.Of(a.Words + b),
            (var a, Value.Text b) when Sign == "+" => Value.Of(a + b.Words),
            (Value.Nothing, _) or (_, Value.Nothing) => Value.Null,
            var (a, b) => throw new ExpressionError(
                null,
                $"không tính được '{a}' {Sign} '{b}'",
                $"'{a}' {Sign} '{b}' cannot be worked out"
            ),
        };

    private decimal Numbers(decimal a, decimal b)
    {
        try
        {
            return Sign switch
            {
                "+" => a + b,
                "-" => a - b,
                "*" => a * b,
                "/" => a / b,
                _ => a % b,
            };
        }
        catch (ArithmeticException)
        {
            throw new ExpressionError(null, $"phép tính {a} {Sign} {b} không có kết quả", $"{a} {Sign} {b} has no result");
        }
    }
}
