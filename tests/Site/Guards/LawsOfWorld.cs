using IsoDienTu.Organisation;

namespace IsoDienTu.Site.Guards;

/// <summary>A legal text with a change, and a request for it.</summary>
internal static class LawsOfWorld
{
    public static async Task MakeAsync(World world)
    {
        var secretary = await world.OwnAsync(Roles.IsoSecretary);
        var law = await secretary.CallAsync(
            "/api/v1/laws",
            """{"number":"61/2018/NĐ-CP","title":"Cơ chế một cửa","issuer":"Chính phủ","signedOn":"2018-04-23","effectiveFrom":"2018-06-21"}""",
            "law-world-0001"
        );
        await secretary.CallAsync(
            $"/api/v1/laws/{law.Text.Trim('"')}/changes",
            """{"kind":"Expires","effectiveOn":"2025-07-01"}""",
            "law-world-0002"
        );
        await secretary.CallAsync(
            "/api/v1/change-requests",
            """{"kind":"Write","title":"Hướng dẫn tiếp công dân","why":"Chưa có hướng dẫn cho bộ phận một cửa"}""",
            "law-world-0003"
        );
    }
}
