using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using IsoDienTu.Bpmn;

namespace IsoDienTu.Processes.Migrating;

/// <summary>The plans of one decision, one for each version that is left, and how they are stored.</summary>
internal static class MigrationPlans
{
    public static string Write(IReadOnlyDictionary<Guid, MigrationPlan> plans) =>
        JsonSerializer.Serialize(plans.ToDictionary(p => p.Key, p => p.Value.Places), JsonSerializerOptions.Web);

    public static IReadOnlyDictionary<Guid, MigrationPlan> Read(string json) =>
        JsonSerializer
            .Deserialize<Dictionary<Guid, Dictionary<string, string>>>(json, JsonSerializerOptions.Web)!
            .ToDictionary(p => p.Key, p => new MigrationPlan(p.Value.ToImmutableSortedDictionary(StringComparer.Ordinal)));

    public static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
