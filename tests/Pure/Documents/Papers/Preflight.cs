using IsoDienTu.Pure.Signing;

namespace IsoDienTu.Pure.Documents.Papers;

/// <summary>Apache PDFBox preflight, as Debian packs it: whether a file is PDF/A-1b.</summary>
internal static class Preflight
{
    private static readonly string[] Jars =
    [
        "preflight",
        "pdfbox2",
        "xmpbox",
        "fontbox2",
        "commons-logging",
        "javax.activation",
        "jaxb-api",
    ];

    public static void Accepts(Folder folder, string file)
    {
        var path = string.Join(':', Jars.Select(j => $"/usr/share/java/{j}.jar"));
        var (_, said) = Programs.Run(folder.Path, "java", "-cp", path, "org.apache.pdfbox.preflight.Validator_A1b", file);
        Assert.True(said.Contains("is a valid PDF/A-1b file", StringComparison.Ordinal), said);
    }
}
