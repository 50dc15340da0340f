using IsoDienTu.Testing;

namespace IsoDienTu.Site.Processes;

/// <summary>The page on which an agency says who may call its first process.</summary>
internal static class Offer
{
    /// <param name="who">Everyone, Nobody or Chosen.</param>
    /// <param name="chosen">For Chosen: the agencies that are ticked.</param>
    public static async Task<TestPage> ToAsync(TestClient administrator, string who, params int[] chosen)
    {
        var list = await administrator.GetAsync("/Processes/Offering");
        var edit = await administrator.GetAsync(list.Document!.QuerySelector("a[href*='/Offering/Edit/']")!.GetAttribute("href")!);
        var fields = edit.FormFields(null, new Dictionary<string, string>(StringComparer.Ordinal) { ["Who"] = who });
        return await administrator.PostAsync(
            edit.FormAction(null),
            [
                .. fields.Where(f => f.Key is not ("Who" or "Chosen")),
                new("Who", who),
                .. chosen.Select(a => new KeyValuePair<string, string>("Chosen", $"{a}")),
            ]
        );
    }
}
