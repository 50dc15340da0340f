using IsoDienTu.Kernel;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace IsoDienTu.Signing.Keys;

/// <summary>One's own keys, and the end of one.</summary>
[Right("signing.sign")]
internal sealed class Index(KeyStore keys, IStringLocalizer<Texts> texts) : IsoPage
{
    [BindProperty]
    public Guid Key { get; set; }

    public IReadOnlyList<StoredKey> Rows { get; private set; } = [];

    protected override async Task<bool> LoadAsync(IsoDbContext db, CancellationToken ct)
    {
        Rows = await keys.ListAsync(Acting, ct);
        return true;
    }

    public Task<IActionResult> OnPostRemoveAsync(CancellationToken ct) =>
        DoAsync(
            "signing.remove_key",
            async (work, token) =>
            {
                await KeyStore.RemoveAsync(work, Key, token);
                Notice = texts["Đã gỡ và hủy khóa."];
                return "/Signing/Keys";
            },
            ct
        );
}
