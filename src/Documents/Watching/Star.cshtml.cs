using IsoDienTu.Kernel;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace IsoDienTu.Documents.Watching;

/// <summary>Puts a document among one's own, or takes it away.</summary>
[Right("documents.read")]
internal sealed class StarPage(TimeProvider clock, IStringLocalizer<Texts> texts) : IsoPage
{
    [BindProperty(SupportsGet = true, Name = "id")]
    public Guid Id { get; set; }

    [BindProperty]
    public bool On { get; set; }

    [BindProperty]
    public string? Back { get; set; }

    public DocumentLine Document { get; private set; } = null!;
    public Star Shown { get; private set; } = null!;

    protected override async Task<bool> LoadAsync(IsoDbContext db, CancellationToken ct)
    {
        if (await DocumentReads.FindAsync(db, Id, clock.GetUtcNow().VietnamDay(), ct) is not { } document)
        {
            return false;
        }

        Document = document;
        Shown = await Favourites.StarAsync(db, Acting, Id, "/Documents/Show/" + Id, ct);
        return true;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct) =>
        await ReadAsync(LoadAsync, ct)
            ? await DoAsync(
                "documents.star",
                async (work, token) =>
                {
                    await Favourite.SetAsync(work, Id, On, token);
                    Notice = On ? texts["Đã đánh dấu sao."] : texts["Đã bỏ đánh dấu sao."];
                    return Url.IsLocalUrl(Back) ? Back! : "/Documents/Show/" + Id;
                },
                ct
            )
            : NotFound();
}
