using System.ComponentModel.DataAnnotations;
using IsoDienTu.Kernel;
using IsoDienTu.Signing.Pades;
using IsoDienTu.Signing.Pdf;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace IsoDienTu.Signing.Keys;

/// <summary>Signs a file with a key of one's own.</summary>
[Right("signing.sign")]
[RequestSizeLimit(UploadRules.MostBytes + FormBytes)]
[RequestFormLimits(MultipartBodyLengthLimit = UploadRules.MostBytes + FormBytes)]
internal sealed class Sign(
    KeyStore keys,
    RemoteSigning signing,
    TimeStamps stamps,
    UploadedFiles uploads,
    FileStore store,
    SigningSources sources,
    IStringLocalizer<Texts> texts
) : IsoPage
{
    private const long FormBytes = RemoteWish.MostPicture + (64 << 10);
    private const int MostMillimetres = 2000;
    private SourcePaper? source;

    [BindProperty]
    public IFormFile? Pdf { get; set; }

    /// <summary>Whose file it is, when it is another module's; see <see cref="ISigningSource"/>.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Source { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid? Id { get; set; }

    /// <summary>The file of another module; null when one is sent here, or when there is none to be signed by this person.</summary>
    public PaperToSign? Paper => source?.Paper;

    /// <summary>Names a file kept from an earlier try.</summary>
    [BindProperty]
    public string? Kept { get; set; }

    /// <summary>The file that was sent, so that nobody has to choose it twice.</summary>
    public UploadedFile? Held { get; private set; }

    [BindProperty]
    public IFormFile? Picture { get; set; }

    [BindProperty]
    public Guid? Key { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    [BindProperty]
    [MaxLength(200, ErrorMessage = "Lý do ký dài nhất 200 ký tự.")]
    public string? Reason { get; set; }

    [BindProperty]
    public SignatureLevel Level { get; set; }

    [BindProperty]
    public string Look { get; set; } = "corner";

    [BindProperty]
    public int? OnPage { get; set; }

    [BindProperty]
    public double X { get; set; } = 115;

    [BindProperty]
    public double Y { get; set; } = 230;

    [BindProperty]
    public double Width { get; set; } = 70;

    [BindProperty]
    public double Height { get; set; } = 22;

    public IReadOnlyList<SelectListItem> Keys { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Levels =>
        [
            new(texts["Không lấy"], nameof(SignatureLevel.Basic)),
            .. stamps.IsConfigured
                ? [new(texts["Lấy dấu thời gian của máy chủ đã khai báo"], nameof(SignatureLevel.Stamped))]
                : Array.Empty<SelectListItem>(),
        ];

    public IReadOnlyList<SelectListItem> Looks =>
        [
            new(texts["Góc trên bên phải trang đầu"], "corner"),
            new(Paper?.Place is null ? texts["Theo số đo bên dưới"] : texts["Ô chữ ký của văn bản, theo số đo bên dưới"], "place"),
            new(texts["Không hiện trên văn bản"], "none"),
        ];

    protected override async Task<bool> LoadAsync(IsoDbContext db, CancellationToken ct)
    {
        Keys =
        [
            .. (await keys.ListAsync(Acting, ct)).Select(k => new SelectListItem(
                texts["{0}, hạn {1:dd/MM/yyyy}", k.Label, k.ValidTo],
                k.Id.ToString()
            )),
        ];
        return true;
    }

    public override async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        try
        {
            await FindAsync();
        }
        catch (RuleException refused)
        {
            // The file cannot be had now; the page says why instead of asking for a key.
            ModelState.AddModelError("", Say(refused));
            Response.StatusCode = 422;
        }

        if (Paper?.Place is { } place)
        {
            Look = "place";
            (OnPage, X, Y, Width, Height) = Measures(place);
        }

        return await ShowAsync(ct);
    }

    /// <summary>A place as it is typed: page, and millimetres to a tenth.</summary>
    private static (int Page, double X, double Y, double Width, double Height) Measures(SignaturePlace place)
    {
        const double mm = SignaturePlace.Millimetre;
        return (
            place.Page,
            Math.Round(place.X / mm, 1),
            Math.Round(place.Y / mm, 1),
            Math.Round(place.Width / mm, 1),
            Math.Round(place.Height / mm, 1)
        );
    }

    private async Task FindAsync() => source = await sources.FindAsync(HttpContext, Source, Id);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        try
        {
            await FindAsync();
            if (Source is not null && source is null)
            {
                throw SigningSources.Gone();
            }

            Held =
                source is not null ? null
                : Pdf is { Length: > 0 } ? await uploads.TakeAsync(HttpContext, Pdf, ct)
                : uploads.Open(HttpContext, Kept ?? "");
            if (Held is not null && Held.MediaType != FileKind.Pdf.MediaType)
            {
                Held = null;
                throw Refusals.Of(new PdfRefusedException(PdfRefusal.NotPdf, "told by its first bytes"));
            }

            // The key works and authorities are asked before the transaction begins.
            using var key = await keys.OpenAsync(Acting, Key, Password, ct);
            var wish = new RemoteWish(
                source is not null ? await sources.ReadAsync(source, ct)
                    : Held is not null ? await store.ReadAsync(Held.File.Sha256, ct)
                    : null,
                Paper?.FileName ?? Held?.Name ?? "",
                null,
                await RemoteWish.BytesAsync(Picture, "Picture", RemoteWish.MostPicture, ct),
                Level == SignatureLevel.Stamped ? SignatureLevel.Stamped : SignatureLevel.Basic,
                TypedText.Filled(Reason),
                Place(),
                source
            );
            var (row, signed) = await signing.SignAsync(Acting.Actor, wish, Acting.AgencyName, key, ct);
            return await DoAsync(
                "signing.sign",
                async (work, token) =>
                {
                    await signing.KeepAsync(work, row, signed, token);
                    if (Paper is not null)
                    {
                        Notice = texts["Đã ký. Bản đã ký được giữ cùng văn bản; bản gốc không đổi một byte."];
                    }

                    return Paper?.Href ?? "/Signing/Signed/" + row.Id;
                },
                ct
            );
        }
        catch (RuleException refused)
        {
            ModelState.AddModelError(refused.Field ?? "", Say(refused));
            return await DoAsync("signing.sign", (_, _) => Task.FromResult(""), ct);
        }
    }

    private SignaturePlace? Place()
    {
        const double mm = SignaturePlace.Millimetre;
        if (Look == "none")
        {
            return null;
        }

        // Lines without a picture go where they cover nothing, unless somebody moved them.
        if (
            Look == "place"
            && Picture is null
            && Paper is { Place: { } offered, LinesPlace: { } lines }
            && (OnPage, X, Y, Width, Height) == Measures(offered)
        )
        {
            return lines;
        }

        // The corner is where NĐ 30/2020, annex I, puts what is written of a signature on copies and annexes; A4 is 210 mm wide.
        if (Look != "place")
        {
            return new SignaturePlace(1, 135 * mm, 6 * mm, 70 * mm, 18 * mm);
        }

        return
            OnPage is null or (>= 1 and <= 100_000)
            && X is >= 0 and <= MostMillimetres
            && Y is >= 0 and <= MostMillimetres
            && Width is >= 10 and <= MostMillimetres
            && Height is >= 5 and <= MostMillimetres
            ? new SignaturePlace(OnPage ?? -1, X * mm, Y * mm, Width * mm, Height * mm)
            : throw new RuleException(
                typeof(Texts),
                "signing.place",
                "Chỗ đặt chữ ký phải nằm trên trang: số đo từ 0 đến {0} mm, rộng ít nhất 10 mm, cao ít nhất 5 mm.",
                "X",
                MostMillimetres
            );
    }
}
