using System.Text.Json;
using System.Text.Json.Serialization;
using IsoDienTu.Dossiers;

namespace IsoDienTu.Web.Demo;

/// <summary>demo/dossiers.json; demo/README.md tells its meaning.</summary>
internal sealed record DossierRecipe(
    long Seed,
    int Total,
    int WindowDays,
    IReadOnlyDictionary<string, int> Channels,
    IReadOnlyDictionary<string, StateRecipe> States,
    IReadOnlyList<ProcedureRecipe> Procedures,
    NameParts Applicants,
    Reasons Reasons
)
{
    private static readonly JsonSerializerOptions Shape = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };

    public static DossierRecipe Read(ReadOnlySpan<byte> json) => JsonSerializer.Deserialize<DossierRecipe>(json, Shape)!;
}

/// <summary>How many dossiers of one procedure end in which state.</summary>
internal sealed record ProcedureRecipe(
    string Procedure,
    string Agency,
    ApplicantKind Applicant,
    int Count,
    IReadOnlyDictionary<string, int> States
);

/// <summary>How a dossier comes into a state.</summary>
/// <param name="FinishedTerms">From and to, in terms of the procedure; null while it runs.</param>
/// <param name="HandedOverAfterDays">From and to, in working days.</param>
internal sealed record StateRecipe(
    ReceivedAgo Received,
    Progress Progress,
    IReadOnlyList<double>? FinishedTerms = null,
    IReadOnlyList<double>? HandedOverAfterDays = null,
    SupplementRecipe? Supplement = null,
    string? Outcome = null
);

/// <summary>How long before now a dossier came in.</summary>
internal sealed record ReceivedAgo(double FromTerms, double? ToTerms = null, double? ToDays = null);

/// <summary>When papers are asked for.</summary>
internal sealed record SupplementRecipe(double AskedAtTerms);

/// <summary>How far a dossier got.</summary>
internal enum Progress
{
    First,
    Spread,
    Inner,
    AfterReturn,
    UntilReturn,
    All,
}

/// <summary>Parts of invented names and numbers.</summary>
internal sealed record NameParts(
    IReadOnlyList<string> Family,
    IReadOnlyList<string> Middle,
    IReadOnlyList<string> Given,
    IReadOnlyList<string> Organisation,
    IReadOnlyList<string> Address,
    string IdentityPrefix,
    string TaxCodePrefix,
    string PhonePrefix,
    string EmailDomain
);

/// <summary>Sentences officials give as reasons.</summary>
internal sealed record Reasons(IReadOnlyList<string> Supplement, IReadOnlyList<string> SendBack, IReadOnlyList<string> Refuse);
