namespace IsoDienTu.Dossiers.Register;

/// <summary>Under which kind processes know dossiers.</summary>
internal static class Subject
{
    public const string Kind = "dossier";
}
