namespace IsoDienTu.Layout.Reading;

/// <summary>
/// The text files a rule looks at: the repository, or a handful of lines written in a test. A rule is a function over this tree and nothing else,
/// so that its twin can feed it a small broken example.
/// </summary>
internal sealed class SourceTree
{
    private static readonly string[] SkippedFolders =
    [
        ".git",
        ".vs",
        ".idea",
        "bin",
        "obj",
        "var",
        "artifacts",
        "node_modules",
        "TestResults",
    ];

    private static readonly HashSet<string> TextEndings = new(StringComparer.Ordinal)
    {
        ".bpmn",
        ".cs",
        ".cshtml",
        ".csproj",
        ".css",
        ".csv",
        ".html",
        ".js",
        ".json",
        ".lua",
        ".md",
        ".mjs",
        ".props",
        ".py",
        ".resx",
        ".scss",
        ".sh",
        ".slnx",
        ".sql",
        ".svg",
        ".targets",
        ".ts",
        ".txt",
        ".xml",
        ".yml",
        ".yaml",
        ".config",
        ".npmrc",
        ".editorconfig",
    };

    private static readonly HashSet<string> TextNames = new(StringComparer.Ordinal) { "dev", "run", "LICENSE" };

    private readonly Dictionary<string, SourceFile> _byPath;

    private SourceTree(IEnumerable<SourceFile> files) => _byPath = files.ToDictionary(f => f.Path, StringComparer.Ordinal);

    /// <summary>The repository this test was built from, read once.</summary>
    public static SourceTree Repository { get; } = ReadRepository();

    public IEnumerable<SourceFile> Files => _byPath.Values;

    /// <summary>Projects below <c>src</c>, hosts included.</summary>
    public IReadOnlyList<string> Modules =>
        [
            .. Files
                .Where(f => f.Module is not null && f.Folders.Length == 0 && f.Name == f.Module + ".csproj")
                .Select(f => f.Module!)
                .Order(StringComparer.Ordinal),
        ];

    public static SourceTree Of(params (string Path, string Text)[] files) => new(files.Select(f => new SourceFile(f.Path, f.Text)));

    public SourceFile? Find(string path) => _byPath.GetValueOrDefault(path);

    /// <summary>The folder holding the solution file, found by walking up from the test's own folder.</summary>
    public static string Root()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "IsoDienTu.slnx")))
            {
                return folder.FullName;
            }
        }

        throw new DirectoryNotFoundException("No IsoDienTu.slnx above " + AppContext.BaseDirectory);
    }

    private static SourceTree ReadRepository()
    {
        var root = Root();
        return new SourceTree(
            Walk(new DirectoryInfo(root))
                .Select(file => new SourceFile(
                    Path.GetRelativePath(root, file.FullName).Replace('\\', '/'),
                    File.ReadAllText(file.FullName)
                ))
                .Where(f => !f.Path.StartsWith("src/Web/wwwroot/", StringComparison.Ordinal))
        );
    }

    private static IEnumerable<FileInfo> Walk(DirectoryInfo folder)
    {
        foreach (var file in folder.EnumerateFiles())
        {
            if (TextEndings.Contains(file.Extension) || TextNames.Contains(file.Name))
            {
                yield return file;
            }
        }

        foreach (var child in folder.EnumerateDirectories().Where(d => !SkippedFolders.Contains(d.Name) && d.LinkTarget is null))
        {
            foreach (var file in Walk(child))
            {
                yield return file;
            }
        }
    }
}
