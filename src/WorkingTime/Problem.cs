namespace IsoDienTu.WorkingTime;

/// <summary>What is wrong with something a person wrote: a term, office hours, a calendar row.</summary>
/// <param name="Key">Stable key, also the error code of an interface, e.g. <c>term.unit</c>.</param>
/// <param name="Place">Where: the text itself, "dòng 12" / line number, a date.</param>
/// <param name="Vietnamese">One sentence: place, rule and mend.</param>
/// <param name="English">The same sentence in English.</param>
public sealed record Problem(string Key, string Place, string Vietnamese, string English)
{
    /// <summary>The Vietnamese sentence: the source language of texts.</summary>
    public override string ToString() => Vietnamese;
}

/// <summary>A <see cref="Problem"/> as an exception, for callers that did not use the Try form.</summary>
public sealed class WorkingTimeException(Problem problem) : FormatException(problem.Vietnamese)
{
    public Problem Problem { get; } = problem;
}
