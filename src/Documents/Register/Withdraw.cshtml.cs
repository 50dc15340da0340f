using System.ComponentModel.DataAnnotations;
using IsoDienTu.AuditLog;
using IsoDienTu.Kernel;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace IsoDienTu.Documents.Register;

/// <summary>Takes the issue in force back.</summary>
[Right("documents.withdraw")]
internal sealed class Withdraw(TimeProvider clock, IStringLocalizer<Texts> texts) : IsoPage
{
    [BindProperty(SupportsGet = true, Name = "id")]
    public Guid Id { get; set; }

    [BindProperty]
    public uint Version { get; set; }

    [BindProperty]
    public DateOnly Day { get; set; }

    [BindProperty]
    [Required(ErrorMessage = "Hãy nêu lý do thu hồi.")]
    [StringLength(500, MinimumLength = 10, ErrorMessage = "Lý do dài từ 10 đến 500 ký tự.")]
    public string Reason { get; set; } = "";

    public DocumentLine Document { get; private set; } = null!;

    protected override async Task<bool> LoadAsync(IsoDbContext db, CancellationToken ct)
    {
        var today = clock.GetUtcNow().VietnamDay();
        if (await DocumentReads.FindAsync(db, Id, today, ct) is not { } document)
        {
            return false;
        }

        Document = document;
        Version = document.Row;
        Day = Day == default ? today : Day;
        return true;
    }

    public Task<IActionResult> OnPostAsync(CancellationToken ct) =>
        ChangeAsync(
            "documents.withdraw",
            Version,
            async (work, posted, token) =>
            {
                await Shelf.WithdrawAsync(work, Id, posted, Day, Reason, token);
                Log.Write(work, "documents.withdrawn", "document", Document.Code, null, new { Id, Day }, Reason);
                Notice = texts["Đã thu hồi tài liệu."];
                return "/Documents/Show/" + Id;
            },
            ct
        );
}
