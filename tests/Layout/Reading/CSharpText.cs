namespace IsoDienTu.Layout.Reading;

/// <summary>A string literal: its value (holes of an interpolated one read <c>{}</c>) and where it begins.</summary>
internal sealed record Literal(int Start, string Value, bool HasHoles);

/// <summary>
/// C# read just far enough for the rules: <see cref="Code"/> has the length of the source, with comments and the inside of strings blanked,
/// so that a position in it is a position in the file.
/// </summary>
internal sealed class CSharpText
{
    private readonly Dictionary<int, Literal> _byStart;

    private CSharpText(string code, IReadOnlyList<Literal> literals)
    {
        Code = code;
        Literals = literals;
        _byStart = literals.ToDictionary(l => l.Start);
    }

    public string Code { get; }

    public IReadOnlyList<Literal> Literals { get; }

    public static CSharpText Read(string source)
    {
        var scanner = new CSharpScanner(source);
        scanner.Run();
        return new CSharpText(scanner.Code, scanner.Literals);
    }

    /// <summary>The literal that begins at the first non-blank place at or after the position, or null when something else stands there.</summary>
    public Literal? LiteralAt(int position)
    {
        while (position < Code.Length && char.IsWhiteSpace(Code[position]))
        {
            position++;
        }

        return _byStart.GetValueOrDefault(position);
    }
}
