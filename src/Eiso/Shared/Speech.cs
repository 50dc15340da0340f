namespace IsoDienTu.Eiso.Shared;

/// <summary>The language of messages and help: Vietnamese, or English when EISO_LANG starts with "en".</summary>
internal static class Speech
{
    private static readonly bool English =
        Environment.GetEnvironmentVariable("EISO_LANG")?.StartsWith("en", StringComparison.OrdinalIgnoreCase) == true;

    public static string Of(string vietnamese, string english) => English ? english : vietnamese;
}
