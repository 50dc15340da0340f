using IsoDienTu.AuditLog;
using IsoDienTu.Kernel;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace IsoDienTu.Procedures.Catalogue;

/// <summary>Takes a file of administrative procedures; nothing is written before its preview was seen.</summary>
[Right(CatalogueKeeping.Right)]
[RequestSizeLimit(MaxBytes + (1 << 20))]
internal sealed class Import(FileStore files, TimeProvider clock) : IsoPage
{
    private const int MaxBytes = 20 << 20;

    // Not bound: a page that reads the file itself can say in its own words when none came.
    private const string FileField = "File";

    [BindProperty]
    public DateOnly? EffectiveFrom { get; set; }

    public IReadOnlyList<CatalogueBatch> Earlier { get; private set; } = [];
    public static IReadOnlyList<SheetColumn> Columns => CatalogueSheet.Columns;

    protected override async Task<bool> LoadAsync(IsoDbContext db, CancellationToken ct)
    {
        Earlier = await db.Set<CatalogueBatch>().OrderByDescending(b => b.UploadedAt).Take(20).ToListAsync(ct);
        EffectiveFrom ??= clock.GetUtcNow().VietnamDay();
        return true;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var upload = Request.Form.Files.GetFile(FileField);
        return await DoAsync(
            "procedures.upload_catalogue",
            async (work, token) =>
            {
                if (upload is null || upload.Length == 0)
                {
                    throw new RuleException(
                        typeof(Texts),
                        "procedures.catalogue.file",
                        "Hãy chọn một tệp .csv, .xlsx hoặc .json có dữ liệu.",
                        FileField
                    );
                }

                using var content = new MemoryStream();
                await using (var sent = upload.OpenReadStream())
                {
                    await sent.CopyToAsync(content, token);
                }

                // Read once now, so that a file that is no list is refused before it is kept.
                CatalogueKeeping.Read(content.ToArray());
                content.Position = 0;
                var stored = await files.SaveAsync(content, MaxBytes, token);
                var batch = new CatalogueBatch
                {
                    FileName = ReceivedFiles.Name(upload.FileName),
                    Sha256 = stored.Sha256,
                    EffectiveFrom = EffectiveFrom ?? work.Now.VietnamDay(),
                    UploadedBy = work.Actor.Name,
                    UploadedAt = work.Now,
                };
                work.Db.Add(batch);
                Log.Write(work, "procedures.catalogue_uploaded", "catalogue", batch.Id.ToString("N"), null, new { batch.Sha256 });
                return "/Procedures/Catalogue/ImportPreview/" + batch.Id;
            },
            ct
        );
    }
}
