using System.Text.Json;
using IsoDienTu.Organisation;
using IsoDienTu.Testing;
using static IsoDienTu.Site.Procedures.Office;

namespace IsoDienTu.Site.Procedures;

/// <summary>A department that shares a procedure and a commune that may adopt it, driven as their people drive them.</summary>
internal sealed class ModelOffice
{
    public required TestSite Site { get; init; }
    public required Office Department { get; init; }
    public required Office Commune { get; init; }

    /// <summary>The owner's procedure.</summary>
    public required string Procedure { get; init; }

    public static async Task<ModelOffice> OpenAsync(TestSite site, string department, string commune)
    {
        // The day after the demo procedure takes effect.
        site.Clock.Set(new DateTimeOffset(2026, 2, 3, 8, 0, 0, TimeSpan.FromHours(7)));
        var owner = await Office.OpenAsync(site, department);
        var address = await owner.PublishAsync();
        await site.RunJobsAsync();
        return new ModelOffice
        {
            Site = site,
            Department = owner,
            Commune = await Office.OpenAsync(site, commune, AgencyKind.Commune, AgencyLevel.Commune),
            Procedure = IdIn(address),
        };
    }

    /// <summary>Shares what is in force; the answer leads to the model.</summary>
    public async Task<string> ShareAsync(params (string Name, string Value)[] fields)
    {
        var page = await Department.Secretary.GetAsync("/Procedures/Models/Share/" + Procedure);
        Assert.True(page.Status == 200, $"{page.Status}: {page.Words}");
        var answer = await Department.Secretary.SubmitAsync(page, Fields(fields), "/Procedures/Models/Share/", ("act", "share"));
        Assert.True(answer.Status == 303, $"{answer.Status}: {answer.Words}");
        return IdIn(answer.Location!);
    }

    /// <summary>The commune adopts a model; the answer is the draft.</summary>
    public async Task<string> AdoptAsync(string model, string code = "QT.XA.01")
    {
        var page = await Commune.Secretary.GetAsync("/Procedures/Models/Adopt/" + model);
        Assert.True(page.Status == 200, $"{page.Status}: {page.Words}");
        var answer = await Commune.Secretary.SubmitAsync(page, Fields(("Code", code)), "/Procedures/Models/Adopt/", ("act", "adopt"));
        Assert.True(answer.Status == 303, $"{answer.Status}: {answer.Words}");
        return IdIn(answer.Location!);
    }

    /// <summary>Changes fields of a draft and publishes it.</summary>
    /// <returns>The procedure.</returns>
    public static async Task<string> PublishAsync(Office office, string draft, string from, params (string Name, string Value)[] fields)
    {
        var page = await office.Secretary.GetAsync("/Procedures/Preview/" + draft);
        var saved = await office.Secretary.SubmitAsync(page, Fields(fields), "/Procedures/Preview/", ("act", "save"));
        Assert.True(saved.Status == 303, $"{saved.Status}: {saved.Words}");
        var bound = await office.BindAsync(draft);
        Assert.True(bound.Status == 303, $"{bound.Status}: {bound.Words}");
        var publish = await office.Secretary.GetAsync("/Procedures/Publish/" + draft);
        var signed = new List<(string, string)> { ("EffectiveFrom", from) };
        if (publish.Document!.QuerySelector("textarea[name=Reason]")?.TextContent.Trim() is not { Length: > 0 })
        {
            signed.Add(("Reason", "Sửa theo thực tế"));
        }

        for (var i = 0; i < 3; i++)
        {
            signed.Add(($"Signs[{i}].Name", $"Người {i}"));
            signed.Add(($"Signs[{i}].Post", "Lãnh đạo"));
            signed.Add(($"Signs[{i}].Day", from));
        }

        var answer = await office.Secretary.SubmitAsync(publish, Fields([.. signed]), "/Procedures/Publish/");
        Assert.True(answer.Status == 303, $"{answer.Status}: {answer.Words}");
        await office.Site.RunJobsAsync();
        return IdIn(answer.Location!);
    }

    /// <summary>The owner publishes the next issue of the procedure.</summary>
    public async Task ReviseAsync(string from, params (string Name, string Value)[] fields)
    {
        var secretary = Department.Secretary;
        var begun = await secretary.SubmitAsync(await secretary.GetAsync("/Procedures/Revise/" + Procedure), Fields());
        await PublishAsync(Department, IdIn(begun.Location!), from, fields);
    }

    /// <summary>Goes to another morning and signs the secretaries in again: sessions end when nobody does anything for half an hour.</summary>
    public async Task GoToAsync(int month, int day)
    {
        Site.Clock.Set(new DateTimeOffset(2026, month, day, 8, 0, 0, TimeSpan.FromHours(7)));
        Department.Secretary = await Department.Scene.SignInAsync(Department.SecretaryAtWork);
        Commune.Secretary = await Commune.Scene.SignInAsync(Commune.SecretaryAtWork);
    }

    public async Task FollowAsync()
    {
        await Site.RunRecurringAsync("Procedures.follow_models");
        await Site.RunJobsAsync();
    }

    /// <summary>The commune's adoption as the API tells it.</summary>
    public async Task<JsonElement> ModelAsync(string model)
    {
        using var answer = JsonDocument.Parse((await Commune.Secretary.GetAsync("/api/v1/model-procedures")).Text);
        return answer.RootElement.EnumerateArray().Single(m => m.GetProperty("id").GetString() == model).Clone();
    }
}
