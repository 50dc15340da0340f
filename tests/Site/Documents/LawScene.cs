using IsoDienTu.Documents;
using IsoDienTu.Organisation;
using IsoDienTu.Testing;

namespace IsoDienTu.Site.Documents;

/// <summary>An agency with its secretary and a specialist, and documents that lean on legal texts.</summary>
internal sealed class LawScene
{
    public required TestSite Site { get; init; }
    public required Scene Scene { get; init; }
    public required TestClient Secretary { get; init; }
    public required TestClient Specialist { get; init; }

    public static async Task<LawScene> OpenAsync(TestSite site, string code, string name)
    {
        var scene = await Scene.MakeAsync(site, code, name);
        return new LawScene
        {
            Site = site,
            Scene = scene,
            Secretary = await scene.SignInAsync(
                await scene.PersonAsync("Thư ký " + name, "Thư ký ISO", PostKind.IsoSecretary, Roles.IsoSecretary)
            ),
            Specialist = await scene.SignInAsync(
                await scene.PersonAsync("Chuyên viên " + name, "Chuyên viên", PostKind.Specialist, Roles.Specialist)
            ),
        };
    }

    /// <summary>Issues a document whose legal grounds are these lines; what hears of the issue has run.</summary>
    public async Task<Guid> IssueAsync(string code, string[] grounds, DateOnly? from = null, string? reason = null, bool jobs = true)
    {
        var day = from ?? new DateOnly(2026, 1, 5);
        var issued = await Scene.DoAsync(
            async (work, ct) =>
            {
                var id = await Shelf.DraftAsync(
                    work,
                    new DocumentDraft(
                        code,
                        "Quy trình " + code,
                        DocumentKind.InternalProcedure,
                        new DocumentContent([new DocumentSection("1", "Cơ sở pháp lý", [new ListBlock(false, grounds)])]),
                        null,
                        null,
                        []
                    ),
                    ct
                );
                await work.Db.SaveChangesAsync(ct);
                var signs = new[] { new SignOff(SignOffAct.Approved, "Bùi Văn Quang", "Giám đốc", day) };
                return await Shelf.IssueAsync(work, id, new IssueOrder(signs, day, null, null, reason), ct);
            }
        );
        if (jobs)
        {
            await Site.RunJobsAsync();
        }

        return issued.DocumentId;
    }

    /// <summary>Enters a legal text by the page.</summary>
    public async Task<TestPage> EnterAsync(
        string number,
        string from,
        string replaces = "",
        string amends = "",
        string title = "Quy định chi tiết",
        TestClient? who = null
    )
    {
        var client = who ?? Secretary;
        return await client.SubmitAsync(
            await client.GetAsync("/Documents/Laws/Enter"),
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["Number"] = number,
                ["Title"] = title,
                ["Issuer"] = "Chính phủ",
                ["SignedOn"] = from,
                ["EffectiveFrom"] = from,
                ["Replaces"] = replaces,
                ["Amends"] = amends,
            }
        );
    }

    public static Guid IdIn(TestPage made) => Guid.Parse(made.Location!.Split('/')[^1]);

    /// <summary>Lets the round over the agencies run, as it does every few seconds.</summary>
    public Task FollowAsync()
    {
        Site.Clock.Advance(TimeSpan.FromSeconds(30));
        return Site.RunRecurringAsync("Documents.follow_laws");
    }

    /// <summary>The page of the only request shown in the list of this agency.</summary>
    public async Task<TestPage> RequestAsync(string filter = "")
    {
        var list = await Secretary.GetAsync("/Documents/Changing" + filter);
        var link = list.Document!.QuerySelectorAll("main a[href*='/Documents/Changing/Show/']")
            .Select(a => a.GetAttribute("href")!)
            .Distinct();
        return await Secretary.GetAsync(Assert.Single(link));
    }
}
