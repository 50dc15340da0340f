using System.Text;
using Microsoft.Playwright;

namespace IsoDienTu.Journeys.Support;

/// <summary>Files that people bring: approved procedures and scanned papers.</summary>
internal static class Files
{
    private const string Word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    /// <summary>A procedure of the demo province as a Word file.</summary>
    public static FilePayload Demo(string name) =>
        WordFileNamed(Path.ChangeExtension(name, ".docx"), WordFile.Of(File.ReadAllText(Find("demo", "procedures", name)!)));

    /// <summary>A real approved procedure of the shared samples; the test is skipped by name where they are absent.</summary>
    public static FilePayload Sample(string name)
    {
        if (Find("shared", "data", "procedures", name) is not { } path)
        {
            Assert.Skip($"The sample {name} is not on this machine (../shared/data/procedures).");
            return null!;
        }

        return WordFileNamed(name, File.ReadAllBytes(path));
    }

    /// <summary>A scanned paper: a PDF of one empty page.</summary>
    public static FilePayload Scan(string name) =>
        new()
        {
            Name = name,
            MimeType = "application/pdf",
            Buffer = Encoding.ASCII.GetBytes(
                "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
                    + "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
            ),
        };

    private static FilePayload WordFileNamed(string name, byte[] bytes) =>
        new()
        {
            Name = name,
            MimeType = Word,
            Buffer = bytes,
        };

    private static string? Find(params string[] parts)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var path = Path.Combine([folder.FullName, .. parts]);
            if (File.Exists(path))
            {
                return path;
            }
        }

        return null;
    }
}
