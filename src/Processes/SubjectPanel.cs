using IsoDienTu.Kernel;
using IsoDienTu.Kernel.Parts;

namespace IsoDienTu.Processes;

/// <summary>Plug: shows, beside a task, the thing it is about. The module that owns the subject kind implements it.</summary>
public interface ISubjectPanel
{
    /// <summary>The kind it shows, e.g. <c>dossier</c>.</summary>
    string SubjectKind { get; }

    /// <summary>The panel, read in the acting agency's transaction; null when the subject is gone.</summary>
    Task<SubjectPanel?> ForAsync(IsoDbContext db, Guid subjectId, CancellationToken ct);

    /// <summary>The subject's own forms of these codes, where it has some; asked only for a step that names forms.</summary>
    Task<IReadOnlyList<SubjectForm>> FormsAsync(IsoDbContext db, Guid subjectId, IReadOnlyCollection<string> codes, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<SubjectForm>>([]);
}

/// <summary>A form that a step yields.</summary>
/// <param name="Code">E.g. <c>BM.03</c>.</param>
/// <param name="Href">The page on which it stands.</param>
public sealed record SubjectForm(string Code, string Title, string Href);

/// <summary>What the panel holds.</summary>
/// <param name="Href">The subject's own page; null when it is not this agency's to show.</param>
/// <param name="Facts">Name and value pairs.</param>
/// <param name="Papers">Files with their addresses; an address of null marks a paper that was handed in on paper only.</param>
/// <param name="Clock">The subject's own deadline beside the step's; null when it has none.</param>
public sealed record SubjectPanel(
    string Title,
    string? Href,
    IReadOnlyList<(string Name, string Value)> Facts,
    IReadOnlyList<(string Name, string? Href)> Papers,
    Deadline? Clock = null
);
