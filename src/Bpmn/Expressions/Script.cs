using System.Collections.Immutable;

namespace IsoDienTu.Bpmn.Expressions;

/// <summary>
/// What a script task may do: one assignment a line (or between semicolons), <c>name = expression</c>; the last line may be a bare
/// expression, whose value goes to the result variable. No loops, no calls to the outside.
/// </summary>
internal sealed class Script
{
    private readonly ImmutableArray<(string? Name, Expression Value)> _lines;

    private Script(ImmutableArray<(string?, Expression)> lines) => _lines = lines;

    /// <exception cref="ExpressionError">A line is neither an assignment nor an expression.</exception>
    public static Script Read(string source, string? resultVariable)
    {
        var lines = Lines(source);
        var read = ImmutableArray.CreateBuilder<(string?, Expression)>();
        foreach (var line in lines)
        {
            var (name, rest) = Assignment(line);
            var last = line == lines[^1];
            read.Add((name ?? (last ? resultVariable : null), Parser.Read(rest)));
        }
        return new Script(read.ToImmutable());
    }

    /// <summary>Works the lines out in order; each sees what those before it set.</summary>
    /// <exception cref="ExpressionError">A line cannot be worked out; nothing is set then.</exception>
    public IReadOnlyList<(string Name, Value Value)> Run(Lookup names)
    {
        var set = new List<(string Name, Value Value)>();
        foreach (var (name, expression) in _lines)
        {
            var value = expression.Work(n => set.FindLast(s => s.Name == n).Value ?? names(n));
            if (name is not null)
            {
                set.Add((name, value));
            }
        }
        return set;
    }

    /// <summary>Cuts at line ends and semicolons outside quotes; empty lines and // notes fall away.</summary>
    private static List<string> Lines(string source)
    {
        var lines = new List<string>();
        var from = 0;
        var quote = '\0';
        for (var at = 0; at <= source.Length; at++)
        {
            var sign = at < source.Length ? source[at] : '\n';
            if (quote != '\0' && at < source.Length)
            {
                quote = sign == quote && source[at - 1] != '\\' ? '\0' : quote;
            }
            else if (sign is '"' or '\'')
            {
                quote = sign;
            }
            else if (sign is '\n' or ';')
            {
                var line = source[from..at].Trim();
                if (line.Length > 0)
                {
                    lines.Add(line);
                }
                from = at + 1;
            }
            else if (sign == '/' && at + 1 < source.Length && source[at + 1] == '/')
            {
                var end = source.IndexOf('\n', at);
                source = source.Remove(at, (end < 0 ? source.Length : end) - at);
                at--;
            }
        }
        return lines;
    }

    private static (string? Name, string Expression) Assignment(string line)
    {
        var words =
            line.StartsWith("var ", StringComparison.Ordinal) || line.StartsWith("let ", StringComparison.Ordinal) ? line[4..] : line;
        var sign = words.IndexOf('=', StringComparison.Ordinal);
        if (sign > 0 && (sign + 1 == words.Length || words[sign + 1] != '='))
        {
            var name = words[..sign].Trim();
            if (name.Length > 0 && (char.IsLetter(name[0]) || name[0] == '_') && name.All(c => char.IsLetterOrDigit(c) || c == '_'))
            {
                return (name, words[(sign + 1)..]);
            }
        }
        return (null, line);
    }
}
