using IsoDienTu.Dossiers.Applicants;
using IsoDienTu.Kernel;
using IsoDienTu.Procedures;

namespace IsoDienTu.Dossiers.Receiving;

/// <summary>Finds published procedures and takes from them what the desk needs.</summary>
internal static class Offers
{
    private const int Shown = 30;

    /// <summary>Procedures in force today that match all words, accents ignored; the first of them.</summary>
    public static async Task<IReadOnlyList<PublishedProcedure>> SearchAsync(
        IsoDbContext db,
        DateOnly day,
        string? words,
        CancellationToken ct
    ) => [.. (await PublishedProcedures.SearchAsync(db, day, words ?? "", ct)).Take(Shown)];

    /// <summary>A version in force on the day; null when it is another agency's, unknown, or no longer in force.</summary>
    public static async Task<Offer?> FindAsync(IsoDbContext db, Guid versionId, DateOnly day, CancellationToken ct) =>
        await PublishedProcedures.VersionAsync(db, versionId, ct) is { } version
        && (await PublishedProcedures.FindAsync(db, version.Code, day, ct))?.VersionId == versionId
            ? Of(version)
            : null;

    public static RuleException Gone() =>
        Flaw.At(
            "dossiers.receive.procedure",
            "Thủ tục đã chọn không còn hiệu lực ở cơ quan này. Hãy tìm và chọn lại; nội dung đã nhập vẫn giữ được.",
            "Procedure"
        );

    public static Offer Of(PublishedProcedure p) =>
        new(
            p.Id,
            p.VersionId,
            p.DefinitionVersionId,
            p.Code,
            p.Title,
            p.TthcCodes.Count > 0 ? p.TthcCodes[0] : null,
            p.LegalTerm,
            p.Fee,
            ReturnSteps([.. p.Steps.Select(s => (s.Number, s.Minutes))]),
            [.. p.Parts.Select((part, i) => new OfferPart(i + 1, part.Name, part.Originals, part.Copies, IsOptional(part.Name)))]
        );

    /// <summary>
    /// The last steps whose time does not count, if time counts in any step before them: they wait for the applicant ("Trả kết quả", "giờ hành
    /// chính"), so the promise does not reach them.
    /// </summary>
    public static IReadOnlyList<string> ReturnSteps(IReadOnlyList<(string Number, int? Minutes)> steps)
    {
        var last = steps.Reverse().TakeWhile(s => s.Minutes is null or 0).Select(s => s.Number).Reverse().ToList();
        return last.Count == steps.Count ? [] : last;
    }

    private static bool IsOptional(string name) => Folding.Fold(name).Contains("(neu", StringComparison.Ordinal);
}
