using IsoDienTu.Kernel;
using IsoDienTu.Processes;

namespace IsoDienTu.Dossiers;

/// <summary>Everything a reception needs; the same from the desk, the API and the demo data.</summary>
public sealed record Reception
{
    /// <summary>The published version of the procedure; the dossier keeps it to its end.</summary>
    public required Guid ProcedureVersionId { get; init; }

    /// <summary>Whose dossier it is.</summary>
    public required ApplicantData Applicant { get; init; }

    /// <summary>What came, by the numbers of the procedure's required parts; parts not named did not come.</summary>
    public IReadOnlyList<ReceivedPart> Parts { get; init; } = [];

    /// <summary>Files already in the file store.</summary>
    public IReadOnlyList<ReceivedFile> Files { get; init; } = [];

    /// <summary>How it came in.</summary>
    public Channel Channel { get; init; }

    /// <summary>How the applicant wants the result.</summary>
    public Channel ReturnWay { get; init; }

    /// <summary>What is asked for beyond the procedure's name, at most 1,000 characters.</summary>
    public string? Request { get; init; }

    /// <summary>Số lượng bộ, 1 to 20.</summary>
    public int Sets { get; init; } = 1;

    /// <summary>That it came in earlier than it is entered; null when it comes in now.</summary>
    public Backdate? Later { get; init; }

    /// <summary>Whether the person holds the right to say so (<c>dossiers.backdate</c>).</summary>
    public bool MayBackdate { get; init; }
}

/// <summary>Papers received for one required part.</summary>
/// <param name="No">Number of the part in the procedure, from 1.</param>
public sealed record ReceivedPart(int No, int Originals, int Copies);

/// <summary>A file of a reception.</summary>
/// <param name="PartNo">The part it belongs to, or null.</param>
/// <param name="Name">As the sender called it; made safe when kept.</param>
public sealed record ReceivedFile(int? PartNo, string Name, StoredFile File);

/// <summary>What a reception yields.</summary>
/// <param name="Secret">
/// The follow-up secret, known only here: whoever asked for the reception prints it. Never return it as a command's answer under an idempotency key,
/// because answers are stored.
/// </param>
/// <param name="DueAt">The promise (UTC), or null when the procedure states no term.</param>
public sealed record Received(Guid DossierId, string Code, string Secret, DateTimeOffset? DueAt)
{
    /// <summary>What the log entry gives as the reason, where it was entered later than it came in; null otherwise.</summary>
    public string? EnteredLater { get; init; }
}
