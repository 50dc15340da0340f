using IsoDienTu.Kernel;

namespace IsoDienTu.Dossiers.Applicants;

/// <summary>Short form of this module's rule exceptions.</summary>
internal static class Flaw
{
    public static RuleException At(string key, string sentence, string? field, params object[] args) =>
        new(typeof(Texts), key, sentence, field, args);
}
