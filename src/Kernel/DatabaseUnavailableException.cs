namespace IsoDienTu.Kernel;

/// <summary>
/// The database cannot be used and a person has to do something about it. The message says what is wrong and the mend,
/// in Vietnamese and then in English, since it appears before anybody has chosen a language.
/// </summary>
/// <param name="vietnamese">What is wrong and how to mend it.</param>
/// <param name="english">The same in English.</param>
/// <param name="cause">The technical error behind it, if there is one.</param>
public sealed class DatabaseUnavailableException(string vietnamese, string english, Exception? cause = null)
    : Exception(vietnamese + Environment.NewLine + english, cause)
{
    /// <summary>The sentence in Vietnamese.</summary>
    public string Vietnamese { get; } = vietnamese;

    /// <summary>The sentence in English.</summary>
    public string English { get; } = english;
}
