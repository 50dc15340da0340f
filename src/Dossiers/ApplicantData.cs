namespace IsoDienTu.Dossiers;

/// <summary>Whose dossier it is, as entered. Personal data: stays in the agency's own table, never enters logs, look-ups or public answers.</summary>
public sealed record ApplicantData
{
    /// <summary>Decides which identifier <see cref="Number"/> must be.</summary>
    public ApplicantKind Kind { get; init; }

    /// <summary>Full name of the person or organisation, 2 to 200 characters.</summary>
    public string? Name { get; init; }

    /// <summary>Personal number (12 digits), organisation number (10 or 13 digits) or passport number; spaces and dashes are forgiven.</summary>
    public string? Number { get; init; }

    /// <summary>Where letters reach the applicant.</summary>
    public string? Address { get; init; }

    /// <summary>Telephone in Viet Nam; of foreigners also with a country code.</summary>
    public string? Phone { get; init; }

    /// <summary>E-mail.</summary>
    public string? Email { get; init; }

    /// <summary>Who hands the dossier in for the applicant; null when the applicant does (form 01, authorised person).</summary>
    public string? SubmitterName { get; init; }

    /// <summary>The submitter's personal number.</summary>
    public string? SubmitterNumber { get; init; }

    /// <summary>The submitter's telephone.</summary>
    public string? SubmitterPhone { get; init; }

    /// <summary>The paper that authorises the submitter.</summary>
    public string? Authority { get; init; }

    /// <summary>Says nothing about the person: records print all their members otherwise.</summary>
    public override string ToString() => $"Applicant ({Kind})";
}
