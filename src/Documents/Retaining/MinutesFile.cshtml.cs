using IsoDienTu.Kernel;
using Microsoft.AspNetCore.Mvc;

namespace IsoDienTu.Documents.Retaining;

/// <summary>Hands out the paper of the minutes.</summary>
[Right("documents.read")]
internal sealed class MinutesFile(MinutesPapers papers, FileStore store) : DisposalPage
{
    /// <summary>Why it cannot be made now; null when there are no minutes yet.</summary>
    public string? Refused { get; private set; }

    public override async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        try
        {
            return await papers.GetAsync(Acting.Actor, Acting.AgencyId, Id, ct) is { } file
                ? File(file.Open(store), file.MediaType, file.Name)
                : await ShowAsync(ct);
        }
        catch (RuleException refused)
        {
            Refused = Say(refused);
            Response.StatusCode = 422;
            return await ShowAsync(ct);
        }
    }
}
