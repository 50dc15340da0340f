using IsoDienTu.Processes;

namespace IsoDienTu.Dossiers.Register;

/// <summary>Under which kind processes know dossiers.</summary>
internal static class Subject
{
    public const string Kind = "dossier";

    /// <summary>Whether news of a process is about a dossier.</summary>
    public static bool IsOf(ISubjectEvent news) => news.SubjectKind == Kind;
}
