using IsoDienTu.Kernel;

namespace IsoDienTu.Documents;

/// <summary>The path before a draft is sent, for the page that sends it.</summary>
/// <param name="Steps">Null when the agency has not chosen its path, or it cannot be taken.</param>
/// <param name="Broken">Why the path as drawn now cannot be taken; null when it can.</param>
/// <param name="SetupHref">Where it is chosen and drawn.</param>
public sealed record ApprovalView(IReadOnlyList<ApprovalStep>? Steps, string? Broken, string SetupHref)
{
    /// <summary>The path as it is today.</summary>
    /// <param name="say">The sentence of a rule in the language of the page.</param>
    public static async Task<ApprovalView> ReadAsync(
        IApprovalPath path,
        IsoDbContext db,
        Func<RuleException, string> say,
        CancellationToken ct = default
    )
    {
        try
        {
            return new ApprovalView(await path.StepsAsync(db, ct), null, path.SetupHref);
        }
        catch (RuleException rule)
        {
            return new ApprovalView(null, say(rule), path.SetupHref);
        }
    }
}
