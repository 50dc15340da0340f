using System.Text.Json;

namespace IsoDienTu.Processes.Running;

/// <summary>The call of another agency that an instance answers.</summary>
/// <param name="Agency">The calling agency, and <paramref name="Name"/> what it was called when it called.</param>
/// <param name="Instance">The calling instance, and <paramref name="Number"/> its call activity's token.</param>
/// <param name="Depth">How many calls lie above this one.</param>
/// <param name="Results">Names of the variables that it may be told at the end.</param>
internal sealed record OutsideCaller(int Agency, string Name, Guid Instance, long Number, int Depth, IReadOnlyList<string> Results)
{
    public static OutsideCaller Read(string json) => JsonSerializer.Deserialize<OutsideCaller>(json, JsonSerializerOptions.Web)!;

    public string Write() => JsonSerializer.Serialize(this, JsonSerializerOptions.Web);
}
