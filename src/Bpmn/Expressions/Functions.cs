using System.Collections.Immutable;

namespace IsoDienTu.Bpmn.Expressions;

/// <summary>The functions an expression may call, also written as methods: contains(a, b) = a.contains(b). The list stands in the README.</summary>
internal static class Functions
{
    public static bool Exists(string name, int arguments) =>
        (name, arguments) switch
        {
            ("not" or "count" or "size" or "length" or "isEmpty" or "empty" or "defined" or "getVariable" or "hasVariable", 1) => true,
            ("abs" or "floor" or "ceiling" or "sum" or "string" or "number" or "lower" or "upper", 1) => true,
            ("contains" or "startsWith" or "endsWith" or "equals" or "round", 2) => true,
            ("min" or "max", > 0) => true,
            _ => false,
        };

    public static Value Call(string name, ImmutableArray<Value> given, Lookup names) =>
        (name, given[0]) switch
        {
            ("not", Value.Truth truth) => Value.Of(!truth.Holds),
            ("not", Value.Nothing) => Value.True,
            ("defined", var value) => Value.Of(value is not Value.Nothing),
            ("getVariable", Value.Text variable) => names(variable.Words) ?? Value.Null,
            ("hasVariable", Value.Text variable) => Value.Of(names(variable.Words) is not null),
            ("count" or "size" or "length", Value.List list) => Value.Of(list.Items.Length),
            ("count" or "size" or "length", Value.Text text) => Value.Of(text.Words.Length),
            ("count" or "size" or "length", Value.Nothing) => Value.Of(0),
            ("isEmpty" or "empty", var value) => Value.Of(IsEmpty(value)),
            ("contains", Value.List list) => Value.Of(list.Items.Contains(given[1])),
            ("contains", Value.Text text) => Value.Of(text.Words.Contains(given[1].ToString(), StringComparison.Ordinal)),
            ("startsWith", Value.Text text) => Value.Of(text.Words.StartsWith(given[1].ToString(), StringComparison.Ordinal)),
            ("endsWith", Value.Text text) => Value.Of(text.Words.EndsWith(given[1].ToString(), StringComparison.Ordinal)),
            ("contains" or "startsWith" or "endsWith", Value.Nothing) => Value.False,
            ("equals", var value) => Value.Of(value.Equals(given[1])),
            ("abs", Value.Number number) => Value.Of(Math.Abs(number.Amount)),
            ("floor", Value.Number number) => Value.Of(decimal.Floor(number.Amount)),
            ("ceiling", Value.Number number) => Value.Of(decimal.Ceiling(number.Amount)),
            ("round", Value.Number number) when given[1] is Value.Number { Amount: >= 0 and <= 28 } places => Value.Of(
                decimal.Round(number.Amount, (int)places.Amount, MidpointRounding.AwayFromZero)
            ),
            ("sum", Value.List list) => Value.Of(Numbers(list.Items, name).Sum()),
            ("min", Value.List list) when given.Length == 1 && !list.Items.IsEmpty => Value.Of(Numbers(list.Items, name).Min()),
            ("max", Value.List list) when given.Length == 1 && !list.Items.IsEmpty => Value.Of(Numbers(list.Items, name).Max()),
            ("min", Value.Number) => Value.Of(Numbers(given, name).Min()),
            ("max", Value.Number) => Value.Of(Numbers(given, name).Max()),
            ("string", var value) => Value.Of(value.ToString()),
            ("number", Value.Number number) => number,
            ("number", Value.Text text) when Parser.Number(text.Words) is { } number => Value.Of(number),
            ("lower", Value.Text text) => Value.Of(text.Words.ToLowerInvariant()),
            ("upper", Value.Text text) => Value.Of(text.Words.ToUpperInvariant()),
            (_, Value.Nothing) => Value.Null,
            var (_, value) => throw Misfit(name, value),
        };

    private static bool IsEmpty(Value value) =>
        value switch
        {
            Value.Nothing => true,
            Value.Text text => text.Words.Length == 0,
            Value.List list => list.Items.IsEmpty,
            Value.Map map => map.Members.IsEmpty,
            _ => false,
        };

    private static IEnumerable<decimal> Numbers(ImmutableArray<Value> values, string name) =>
        values.Select(v => v is Value.Number number ? number.Amount : throw Misfit(name, v));

    private static ExpressionError Misfit(string name, Value value) =>
        new(null, $"hàm {name} không dùng được với '{value}'", $"the function {name} cannot take '{value}'");
}
