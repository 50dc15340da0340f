namespace IsoDienTu.Kernel;

/// <summary>
/// The database cannot be used and a person has to do something about it. The message says what is wrong and the mend,
/// in Vietnamese and then in English, since it appears before anybody has chosen a language.
/// </summary>
public sealed class DatabaseUnavailableException : Exception
{
    /// <summary>Makes the error from one sentence per language.</summary>
    /// <param name="vietnamese">What is wrong and how to mend it.</param>
    /// <param name="english">The same in English.</param>
    /// <param name="cause">The technical error behind it, if there is one.</param>
    public DatabaseUnavailableException(string vietnamese, string english, Exception? cause = null)
        : base(vietnamese + Environment.NewLine + english, cause) { }
}
