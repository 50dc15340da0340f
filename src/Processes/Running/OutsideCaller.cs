using System.Text.Json;

namespace IsoDienTu.Processes.Running;

/// <summary>The call of another agency that an instance answers.</summary>
/// <param name="Agency">The calling agency, and <paramref name="Name"/> what it was called when it called.</param>
/// <param name="Instance">The calling instance, and <paramref name="Number"/> its call activity's token.</param>
/// <param name="Depth">How many calls lie above this one.</param>
/// <param name="Results">Names of the variables that it may be told at the end.</param>
internal sealed record OutsideCaller(int Agency, string Name, Guid Instance, long Number, int Depth, IReadOnlyList<string> Results)
{
    /// <summary>Key of the standard process that is done for the other, whose end <see cref="Standard.Errands"/> tells; null where a call activity called.</summary>
    public string? Errand { get; init; }

    /// <summary>Until when the errand's steps are due (UTC); null when nothing was said.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>The one person whose errand it is; null where it is that of the posts in the drawing.</summary>
    public StepHolder? To { get; init; }

    public static OutsideCaller Read(string json) => JsonSerializer.Deserialize<OutsideCaller>(json, JsonSerializerOptions.Web)!;

    public string Write() => JsonSerializer.Serialize(this, JsonSerializerOptions.Web);
}
