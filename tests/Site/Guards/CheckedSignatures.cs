using IsoDienTu.Signing;
using IsoDienTu.Site.Signing;
using IsoDienTu.Testing;

namespace IsoDienTu.Site.Guards;

/// <summary>What the guards look at of signatures: a checked file, a root to check it against, and a file signed with a key elsewhere.</summary>
internal static class CheckedSignatures
{
    public static async Task MakeAsync(World world)
    {
        var lead = await world.OwnAsync(IsoDienTu.Organisation.Roles.ProvinceLead);
        var head = await world.OwnAsync(IsoDienTu.Organisation.Roles.AgencyHead);
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
        using var signer = authority.Issue(
            "Giám đốc",
            null,
            new DateTimeOffset(2025, 1, 1, 0, 0, 0, TimeSpan.Zero),
            new DateTimeOffset(2027, 1, 1, 0, 0, 0, TimeSpan.Zero)
        );
        await RemoteHand.SignAsync(head, Paper.Plain(), signer, "guard");
    }
}
