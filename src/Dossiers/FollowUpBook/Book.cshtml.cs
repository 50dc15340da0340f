using IsoDienTu.Dossiers.Register;
using IsoDienTu.Kernel;
using IsoDienTu.Kernel.Parts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace IsoDienTu.Dossiers.FollowUpBook;

/// <summary>The follow-up book of a year (form 07), to read, to filter and to take away.</summary>
[Right("dossiers.read")]
internal sealed class Book(BookFile file, TimeProvider clock, IStringLocalizer<Texts> texts) : IsoPage
{
    public ListView View { get; private set; } = null!;
    public BookQuery Query { get; private set; } = null!;
    public int Total { get; private set; }
    public IReadOnlyList<BookLine> Lines { get; private set; } = [];
    public IReadOnlyList<SelectListItem> Years { get; private set; } = [];
    public IReadOnlyList<SelectListItem> Procedures { get; private set; } = [];

    public IEnumerable<SelectListItem> Months => Enumerable.Range(1, 12).Select(m => new SelectListItem(texts["Tháng {0}", m], $"{m}"));

    public string? Returned(BookLine line) => file.Returned(line);

    protected override async Task<bool> LoadAsync(IsoDbContext db, CancellationToken ct)
    {
        Read();
        Total = await Query.CountAsync(db, ct);
        Lines = await Query.ReadAsync(db, View.Skip, ListView.PageSize, ct);
        Years =
        [
            .. (await BookQuery.YearsAsync(db, Today, ct)).Where(y => y != Today.Year).Select(y => new SelectListItem($"{y}", $"{y}")),
        ];
        Procedures = [.. (await ListQuery.ProceduresAsync(db, ct)).Select(p => new SelectListItem(p.Title, p.Id.ToString()))];
        return true;
    }

    /// <summary>What the filters leave, as a spreadsheet.</summary>
    public async Task<IActionResult> OnGetXlsxAsync(CancellationToken ct) => Take(await ReadAsync(FileAsync, ct), ListFormat.Xlsx);

    /// <summary>What the filters leave, as a Word paper.</summary>
    public async Task<IActionResult> OnGetDocxAsync(CancellationToken ct) => Take(await ReadAsync(FileAsync, ct), ListFormat.Docx);

    private DateOnly Today => clock.GetUtcNow().VietnamDay();

    private void Read()
    {
        View = ListView.From(Request);
        Query = BookQuery.Of(View.Filter("year"), View.Filter("month"), View.Filter("procedure"), View.Filter("q"), Today);
    }

    private async Task<ListExport?> FileAsync(IsoDbContext db, CancellationToken ct)
    {
        Read();
        return await file.WriteAsync(db, Query, ct);
    }
}
