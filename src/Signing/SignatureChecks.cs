using IsoDienTu.AuditLog;
using IsoDienTu.Kernel;
using IsoDienTu.Signing.Checking;
using Microsoft.AspNetCore.Http;

namespace IsoDienTu.Signing;

/// <summary>Checks signatures of PDF files against the roots of the province. Thread-safe.</summary>
public sealed class SignatureChecks
{
    private readonly PdfVerifier verifier;
    private readonly IRootSource roots;
    private readonly TimeProvider clock;

    internal SignatureChecks(PdfVerifier verifier, IRootSource roots, TimeProvider clock) =>
        (this.verifier, this.roots, this.clock) = (verifier, roots, clock);

    /// <summary>Checks a file; authorities may be asked, so it is not called inside a unit of work.</summary>
    public async Task<SignatureReport> CheckAsync(ReadOnlyMemory<byte> pdf, CancellationToken ct) =>
        await verifier.CheckAsync(pdf, await roots.ListAsync(ct), clock.GetUtcNow(), ct);

    /// <summary>Keeps a report, with its one entry in the activity log.</summary>
    /// <returns>Its identifier; the page is <c>/Signing/Report/{id}</c>.</returns>
    public static Guid Keep(IWork work, SignatureReport report, string fileName)
    {
        var row = CheckedFile.Of(report, fileName, work.Actor);
        work.Db.Add(row);
        Log.Write(work, "signing.verified", "checked_file", row.Id.ToString(), null, new { row.Sha256, row.Result });
        return row.Id;
    }

    /// <summary>Checks an uploaded file.</summary>
    internal async Task<(SignatureReport Report, string Name)> ReadAsync(IFormFile? upload, CancellationToken ct)
    {
        if (upload is not { Length: > 0 })
        {
            throw new RuleException(typeof(Texts), "signing.file.none", "Hãy chọn một tệp PDF có nội dung.", "Pdf");
        }

        var name = ReceivedFiles.Name(upload.FileName);
        if (upload.Length > UploadRules.MostBytes)
        {
            throw UploadRules.TooLarge(name, "Pdf");
        }

        using var kept = new MemoryStream((int)upload.Length);
        await upload.CopyToAsync(kept, ct);
        var report = await CheckAsync(kept.GetBuffer().AsMemory(0, (int)kept.Length), ct);
        return report.Refusal == "not-pdf" ? throw Refusals.Of(new Pdf.PdfRefusedException(Pdf.PdfRefusal.NotPdf, name)) : (report, name);
    }
}
