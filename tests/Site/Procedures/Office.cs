using IsoDienTu.Organisation;
using IsoDienTu.Testing;

namespace IsoDienTu.Site.Procedures;

/// <summary>An office with the people a procedure needs, and its pages driven as a person drives them.</summary>
internal sealed class Office
{
    public required TestSite Site { get; init; }
    public required Scene Scene { get; init; }
    public required TestClient Secretary { get; set; }
    public required Player SecretaryAtWork { get; init; }
    public required TestClient Clerk { get; init; }

    public static async Task<Office> OpenAsync(
        TestSite site,
        string code,
        AgencyKind kind = AgencyKind.Department,
        AgencyLevel level = AgencyLevel.Province
    )
    {
        var scene = await Scene.MakeAsync(site, code, (level == AgencyLevel.Commune ? "UBND xã " : "Sở ") + code, kind, level);
        var secretary = await scene.PersonAsync("Lê Thư Ký", "Thư ký ISO", PostKind.IsoSecretary, Roles.IsoSecretary);
        var clerk = await scene.PersonAsync("Trần Văn Thư", "Văn thư", PostKind.RecordsClerk, Roles.RecordsClerk);
        await scene.PersonAsync("Phạm Chuyên Viên", "Chuyên viên", PostKind.Specialist, Roles.Specialist);
        return new Office
        {
            Site = site,
            Scene = scene,
            Secretary = await scene.SignInAsync(secretary),
            SecretaryAtWork = secretary,
            Clerk = await scene.SignInAsync(clerk),
        };
    }

    public static byte[] Demo(string file)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var path = Path.Combine(folder.FullName, "demo", "procedures", file);
            if (File.Exists(path))
            {
                return File.ReadAllBytes(path);
            }
        }

        throw new FileNotFoundException(file);
    }

    /// <summary>Uploads a demo procedure; the answer is the address of its preview.</summary>
    public async Task<string> UploadAsync(string file = "QT.DD.01.html")
    {
        var form = await Secretary.GetAsync("/Procedures/Upload");
        var answer = await Secretary.UploadAsync(form, Fields(), "Source", file, Demo(file));
        Assert.True(answer.Status == 303, $"{answer.Status}: {answer.Words}");
        return answer.Location!;
    }

    /// <summary>Gives every role of a draft the proposed posts, and the specialist's post where none is proposed.</summary>
    public async Task<TestPage> BindAsync(string draft)
    {
        var page = await Secretary.GetAsync("/Procedures/Bind/" + draft);
        Assert.True(page.Status == 200, $"{page.Status}: {page.Words}");
        var chosen = page.Document!.QuerySelectorAll("main input[type=checkbox]")
            .GroupBy(box => box.GetAttribute("name")!, StringComparer.Ordinal)
            .Where(role => !role.Any(box => box.HasAttribute("checked")))
            .ToDictionary(role => role.Key, role => role.First().GetAttribute("value")!, StringComparer.Ordinal);
        return await Secretary.SubmitAsync(page, chosen, "/Procedures/Bind/");
    }

    /// <summary>Uploads, binds and publishes; the answer is the address of the procedure's page.</summary>
    public async Task<string> PublishAsync(string file = "QT.DD.01.html")
    {
        var draft = IdIn(await UploadAsync(file));
        var bound = await BindAsync(draft);
        Assert.True(bound.Status == 303, $"{bound.Status}: {bound.Words}");
        var page = await Secretary.GetAsync("/Procedures/Publish/" + draft);
        var answer = await Secretary.SubmitAsync(page, Fields(), "/Procedures/Publish/");
        Assert.True(answer.Status == 303, $"{answer.Status}: {answer.Words}");
        return answer.Location!;
    }

    public static string IdIn(string address) => address.Split('?', '#')[0].Split('/')[^1];

    public static Dictionary<string, string> Fields(params (string Name, string Value)[] fields) =>
        fields.ToDictionary(f => f.Name, f => f.Value, StringComparer.Ordinal);
}
