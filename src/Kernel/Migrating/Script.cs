using System.Security.Cryptography;
using System.Text;

namespace IsoDienTu.Kernel.Migrating;

/// <summary>One numbered SQL file of a module, read from its assembly.</summary>
internal sealed record Script(string Name, string Text, string Sum)
{
    public static IEnumerable<Script> Of(LoadedModule module) =>
        module
            .Assembly.GetManifestResourceNames()
            .Where(n => n.StartsWith("Database/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(n => Read(module, n));

    private static Script Read(LoadedModule module, string resource)
    {
        using var stream = module.Assembly.GetManifestResourceStream(resource)!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var text = reader.ReadToEnd().ReplaceLineEndings("\n");
        var sum = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
        return new Script($"{module.Schema}/{resource["Database/".Length..]}", text, sum);
    }
}
