namespace IsoDienTu.Layout.Reading;

/// <summary>One text file of the repository; the path is relative to its root and uses forward slashes.</summary>
internal sealed class SourceFile(string path, string text)
{
    private CSharpText? _csharp;

    public string Path { get; } = path;

    public string Text { get; } = text;

    public string Name => Path[(Path.LastIndexOf('/') + 1)..];

    /// <summary>The folder below <c>src</c>, or null for a file elsewhere.</summary>
    public string? Module => Parts is ["src", var module, _, ..] ? module : null;

    /// <summary>The folders between the module and the file; empty for a file in the module's root.</summary>
    public string[] Folders => Module is null ? [] : Parts[2..^1];

    public bool IsCSharp => Path.EndsWith(".cs", StringComparison.Ordinal);

    public bool IsPage => Path.EndsWith(".cshtml", StringComparison.Ordinal);

    public bool IsSql => Path.EndsWith(".sql", StringComparison.Ordinal);

    /// <summary>The file read as C#: code without comments, and its string literals.</summary>
    public CSharpText CSharp => _csharp ??= CSharpText.Read(Text);

    private string[] Parts => Path.Split('/');

    public int LineAt(int position) => Text.AsSpan(0, position).Count('\n') + 1;

    public int CountLines() => Text.Length == 0 ? 0 : Text.AsSpan().TrimEnd('\n').Count('\n') + 1;
}
