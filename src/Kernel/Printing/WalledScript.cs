using System.Diagnostics;

namespace IsoDienTu.Kernel.Printing;

/// <summary>How a program of ours is started that works on other people's texts and files.</summary>
internal static class WalledScript
{
    /// <summary>A script of this folder, behind the one by which it gives up what it does not need.</summary>
    public static string Read(string name) => $"{Text("wall.py")}\n\n{Text(name)}";

    /// <summary>Nothing of the product's environment, which holds its secrets, goes along.</summary>
    public static ProcessStartInfo Start(string python, string script, IEnumerable<string> arguments, string path = "/usr/bin:/bin")
    {
        var start = new ProcessStartInfo(python, ["-I", "-c", script, .. arguments])
        {
            WorkingDirectory = "/",
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Clear();
        start.Environment["PATH"] = path;
        start.Environment["LC_ALL"] = "C.UTF-8";
        start.Environment["HOME"] = "/nonexistent";
        start.Environment["OMP_THREAD_LIMIT"] = "1";
        return start;
    }

    private static string Text(string name)
    {
        using var stream = typeof(WalledScript).Assembly.GetManifestResourceStream("Printing/" + name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
