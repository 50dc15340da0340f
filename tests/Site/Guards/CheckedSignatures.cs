using IsoDienTu.Signing;
using IsoDienTu.Testing;

namespace IsoDienTu.Site.Guards;

/// <summary>What the guards look at of signatures: a checked file, and a root to check it against.</summary>
internal static class CheckedSignatures
{
    public static async Task MakeAsync(TestClient lead)
    {
        using var authority = TrialAuthority.Create(new DateTimeOffset(2025, 1, 1, 0, 0, 0, TimeSpan.Zero));
        await lead.UploadAsync(
            await lead.GetAsync("/Signing/Roots/Add"),
            new Dictionary<string, string> { ["Basis"] = "Công bố thử nghiệm" },
            "Root",
            "goc.cer",
            authority.Root.RawData
        );
        await lead.UploadAsync(
            await lead.GetAsync("/Signing/Verify"),
            new Dictionary<string, string>(),
            "Pdf",
            "van-ban.pdf",
            "%PDF-1.7"u8.ToArray()
        );
    }
}
