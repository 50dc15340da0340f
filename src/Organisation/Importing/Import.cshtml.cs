using IsoDienTu.AuditLog;
using IsoDienTu.Kernel;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace IsoDienTu.Organisation.Importing;

/// <summary>Takes a list as CSV or XLSX; nothing is imported before its preview was seen.</summary>
[Right("organisation.import")]
[RequestSizeLimit(MaxBytes + (1 << 20))]
internal sealed class Import(FileStore files) : IsoPage
{
    private const int MaxBytes = 20 << 20;

    // Not bound: a page that reads the file itself can say in its own words when none came.
    private const string FileField = "File";

    public IReadOnlyList<ImportBatch> Earlier { get; private set; } = [];
    public IReadOnlyList<TableForm> Forms => TableForms.All;
    public bool MayChangeDirectory => Acting.Has("organisation.manage_agencies");

    protected override async Task<bool> LoadAsync(IsoDbContext db, CancellationToken ct)
    {
        Earlier = await db.Set<ImportBatch>().OrderByDescending(b => b.UploadedAt).Take(20).ToListAsync(ct);
        return true;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var upload = Request.Form.Files.GetFile(FileField);
        return await DoAsync(
            "organisation.upload_list",
            async (work, token) =>
            {
                if (upload is null || upload.Length == 0)
                {
                    throw new RuleException(
                        typeof(Texts),
                        "organisation.import.file",
                        "Hãy chọn một tệp .csv hoặc .xlsx có dữ liệu.",
                        FileField
                    );
                }

                await using var content = upload.OpenReadStream();
                // Read once now, so that a file that is no list is refused before it is kept.
                TableForms.Recognise(SheetReader.Read(content));
                content.Position = 0;
                var stored = await files.SaveAsync(content, MaxBytes, token);
                var batch = new ImportBatch
                {
                    FileName = Path.GetFileName(upload.FileName.Replace('\\', '/')) is { Length: > 0 } name
                        ? name[..Math.Min(name.Length, 200)]
                        : "danh-sach",
                    Sha256 = stored.Sha256,
                    UploadedBy = work.Actor.Name,
                    UploadedAt = work.Now,
                };
                work.Db.Add(batch);
                Log.Write(work, "organisation.list_uploaded", "list", batch.Id.ToString("N"), null, new { batch.Sha256 });
                return "/Organisation/ImportPreview/" + batch.Id;
            },
            ct
        );
    }
}
