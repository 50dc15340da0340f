using IsoDienTu.Testing;

namespace IsoDienTu.Site.Processes;

/// <summary>Incidents as the administrator finds them.</summary>
internal static class IncidentPage
{
    /// <summary>The page of the first open incident; null when none is open.</summary>
    public static async Task<TestPage?> FirstAsync(TestClient client)
    {
        var list = await client.GetAsync("/Processes/Incidents");
        var row = list.Document!.QuerySelector("main a[href^='/Processes/Incidents/Show/']");
        return row is null ? null : await client.GetAsync(row.GetAttribute("href")!);
    }
}
