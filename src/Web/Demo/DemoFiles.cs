using System.Globalization;
using IsoDienTu.Kernel;

namespace IsoDienTu.Web.Demo;

/// <summary>The demo province's files as rows; see demo/README.md for their columns.</summary>
internal sealed class DemoFiles(string folder)
{
    public IReadOnlyList<SheetRecord> Rows(string file, params string[] columns)
    {
        using var stream = File.OpenRead(Path.Combine(folder, file));
        var wanted = columns.Select(c => new SheetColumn(c, true, c)).ToArray();
        return SheetReader.Read(stream).Table(wanted).Records;
    }

    public byte[] Bytes(string file) => File.ReadAllBytes(Path.Combine(folder, file));

    public static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static DateOnly? DayOrNone(string text) => text.Length == 0 ? null : Day(text);

    /// <summary>snake_case of the files to the names of the code.</summary>
    public static T Word<T>(string text)
        where T : struct, Enum => Enum.Parse<T>(text.Replace("_", "", StringComparison.Ordinal), ignoreCase: true);
}
