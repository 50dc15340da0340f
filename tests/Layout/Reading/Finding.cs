namespace IsoDienTu.Layout.Reading;

/// <summary>One place where a rule is broken, with the mend in the message.</summary>
internal sealed record Finding(string Path, int Line, string Message)
{
    public Finding(SourceFile file, int position, string message)
        : this(file.Path, file.LineAt(position), message) { }

    public override string ToString() => $"{Path}:{Line} {Message}";
}
