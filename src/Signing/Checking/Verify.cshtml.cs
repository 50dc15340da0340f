using IsoDienTu.Kernel;
using IsoDienTu.Kernel.Parts;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace IsoDienTu.Signing.Checking;

/// <summary>Takes a PDF file, checks its signatures and keeps the report.</summary>
[Right("signing.verify")]
[RequestSizeLimit(UploadRules.MostBytes + FormBytes)]
[RequestFormLimits(MultipartBodyLengthLimit = UploadRules.MostBytes + FormBytes)]
internal sealed class Verify(SignatureChecks checks, IStringLocalizer<Texts> texts) : IsoPage
{
    /// <summary>Room for the fields around the file.</summary>
    private const long FormBytes = 64 << 10;

    [BindProperty]
    public IFormFile? Pdf { get; set; }

    public ListView View { get; private set; } = null!;
    public IReadOnlyList<CheckedFile> Rows { get; private set; } = [];
    public int Total { get; private set; }
    public IReadOnlyList<SelectListItem> Results =>
        [.. Enum.GetValues<CheckResult>().Select(r => new SelectListItem(texts[Sentences.Result(r)], r.ToString()))];

    protected override async Task<bool> LoadAsync(IsoDbContext db, CancellationToken ct)
    {
        View = ListView.From(Request);
        var rows = db.Set<CheckedFile>().AsQueryable();
        if (Enum.TryParse<CheckResult>(View.Filter("result"), out var result))
        {
            rows = rows.Where(r => r.Result == result);
        }

        if (View.Filter("q")?.Trim() is { Length: > 0 } words)
        {
            var sha = words.ToLowerInvariant();
            rows = LikePattern
                .Of(words)
                .Aggregate(
                    rows,
                    (found, like) =>
                        found.Where(r =>
                            EF.Functions.ILike(EF.Functions.Unaccent(r.Name + " " + r.Signers), like, LikePattern.Escape) || r.Sha256 == sha
                        )
                );
        }

        Total = await rows.CountAsync(ct);
        Rows = await rows.OrderByDescending(r => r.Id).Skip(View.Skip).Take(ListView.PageSize).ToListAsync(ct);
        return true;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        try
        {
            // Authorities are asked before the transaction begins.
            var found = await checks.ReadAsync(Pdf, ct);
            return await DoAsync(
                "signing.verify",
                (work, _) => Task.FromResult($"/Signing/Report/{SignatureChecks.Keep(work, found.Report, found.Name)}"),
                ct
            );
        }
        catch (RuleException refused)
        {
            ModelState.AddModelError(nameof(Pdf), Say(refused));
            return await DoAsync("signing.verify", (_, _) => Task.FromResult(""), ct);
        }
    }
}
