using IsoDienTu.Kernel;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace IsoDienTu.Signing.Keys;

/// <summary>Keeps a key of one's own.</summary>
[Right("signing.sign")]
[RequestSizeLimit(KeyStore.MostBytes + FormBytes)]
internal sealed class Add(KeyStore keys, IStringLocalizer<Texts> texts) : IsoPage
{
    private const long FormBytes = 64 << 10;

    [BindProperty]
    public IFormFile? Pkcs12 { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        using var kept = new MemoryStream();
        if (Pkcs12 is { Length: <= KeyStore.MostBytes })
        {
            await Pkcs12.CopyToAsync(kept, ct);
        }

        return await DoAsync(
            "signing.add_key",
            async (work, token) =>
            {
                var row = await keys.AddAsync(work, kept.ToArray(), Password, token);
                Notice = texts["Đã lưu khóa của «{0}».", row.Label];
                return "/Signing/Keys";
            },
            ct
        );
    }
}
