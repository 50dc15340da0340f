using IsoDienTu.Organisation;

namespace IsoDienTu.Site.Guards;

/// <summary>An administrative procedure of the province's catalogue, its place on an agency's list, and a file that waits for a decision.</summary>
internal static class CatalogueOfWorld
{
    public const string Code = "1.012644";

    public static bool Has(string start) => start is "Procedures/Catalogue/Show" or "Procedures/Catalogue/Abolish" or "api/v1/catalogue";

    public static async Task MakeAsync(World world)
    {
        var lead = await world.OwnAsync(Roles.ProvinceLead);
        var taken = await lead.CallAsync(
            "/api/v1/catalogue",
            $$"""[{"MATTHC":"{{Code}}","TENTTHC":"Công nhận khu lâm nghiệp ứng dụng công nghệ cao"}]""",
            "catalogue-0001"
        );
        Assert.True(taken.Status == 200, taken.Text);
        var secretary = await world.OwnAsync(Roles.IsoSecretary);
        var listed = await secretary.CallAsync("/api/v1/agency-catalogue", $$"""{"codes":["{{Code}}"]}""", "catalogue-0002");
        Assert.True(listed.Status == 200, listed.Text);
        var uploaded = await lead.UploadAsync(
            await lead.GetAsync("/Procedures/Catalogue/Import"),
            new Dictionary<string, string>(),
            "File",
            "tthc.csv",
            "Mã thủ tục,Tên thủ tục\n2.000635,Cấp bản sao trích lục hộ tịch\n"u8.ToArray()
        );
        Assert.True(uploaded.Status == 303, uploaded.Words);
    }
}
