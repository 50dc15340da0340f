using System.Text.Json;

namespace IsoDienTu.Web.Demo;

/// <summary>
/// A note in the data folder: on which day the demo began to be loaded, and whether it is finished. A loading that was broken off goes on with the
/// day it began with, so that it makes the very same dossiers.
/// </summary>
internal sealed record DemoMark(DateOnly Day, bool Finished)
{
    private const string FileName = "demo.json";

    /// <summary>The note, or null when none was left.</summary>
    public static DemoMark? Read(string data)
    {
        var path = Path.Combine(data, FileName);
        return File.Exists(path) ? JsonSerializer.Deserialize<DemoMark>(File.ReadAllText(path)) : null;
    }

    /// <summary>Writes it whole or not at all.</summary>
    public void Write(string data)
    {
        Directory.CreateDirectory(data);
        var next = Path.Combine(data, FileName + ".next");
        File.WriteAllText(next, JsonSerializer.Serialize(this));
        File.Move(next, Path.Combine(data, FileName), overwrite: true);
    }
}
