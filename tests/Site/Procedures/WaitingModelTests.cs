using System.Text.Json;
using IsoDienTu.Testing;
using Microsoft.EntityFrameworkCore;
using static IsoDienTu.Site.Procedures.Office;

namespace IsoDienTu.Site.Procedures;

/// <summary>What was merged with the next issue of a model waits to be read: the model counts as followed only when it takes effect.</summary>
public sealed class WaitingModelTests : IAsyncLifetime
{
    private TestSite site = null!;
    private ModelOffice offices = null!;

    public async ValueTask InitializeAsync()
    {
        site = await TestSite.StartAsync();
        offices = await ModelOffice.OpenAsync(site, "H99.71", "H99.72");
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    private TestClient Commune => offices.Commune.Secretary;

    private async Task<(string? State, int Number)> StandAsync(string model)
    {
        var line = await offices.ModelAsync(model);
        return (line.GetProperty("state").GetString(), line.GetProperty("number").GetInt32());
    }

    private Task<List<string>> SqlAsync(string sql) =>
        site.Runner.ReadAsync(offices.Commune.Scene.AgencyId, (db, ct) => db.Database.SqlQueryRaw<string>(sql).ToListAsync(ct));

    [Fact]
    public async Task The_base_moves_when_the_merged_version_takes_effect_and_no_second_merge_begins_before()
    {
        var model = await offices.ShareAsync();
        var procedure = await ModelOffice.PublishAsync(offices.Commune, await offices.AdoptAsync(model), "2026-02-03");
        var document = Assert.Single(await SqlAsync("select document_id::text as \"Value\" from procedures.procedure"));
        var gated = await Commune.CallAsync(
            $"/api/v1/documents/{document}/distribution",
            """{"wholeAgency":true,"gatePercent":100}""",
            "gate-00001"
        );
        Assert.True(gated.Status == 200, gated.Text);
        await offices.GoToAsync(2, 10);
        await offices.ReviseAsync("2026-02-10", ("Card.Steps[1].Term", "3 giờ"));
        await offices.ShareAsync();
        await offices.FollowAsync();
        var adoption = (await offices.ModelAsync(model)).GetProperty("adoptionId").GetString();
        var merge = await Commune.GetAsync("/Procedures/Models/Merge/" + adoption);
        var merged = await Commune.SubmitAsync(merge, Fields(), "/Procedures/Models/Merge/", ("act", "merge"));
        Assert.True(merged.Status == 303, merged.Words);
        Assert.Equal(document, await ModelOffice.PublishAsync(offices.Commune, IdIn(merged.Location!), "2026-02-11"));
        Assert.Equal(("Merging", 1), await StandAsync(model));
        Assert.Contains(
            "đã duyệt, chờ phổ biến",
            (await Commune.GetAsync("/Procedures/Models/Merge/" + adoption)).Words,
            StringComparison.Ordinal
        );
        using var told = JsonDocument.Parse((await Commune.GetAsync($"/api/v1/model-adoptions/{adoption}/merge")).Text);
        var order = new
        {
            adoption = told.RootElement.GetProperty("adoption").GetUInt32(),
            number = 2,
            ours = told.RootElement.GetProperty("ours").GetGuid(),
            values = told.RootElement.GetProperty("values"),
        };
        var second = await Commune.CallAsync($"/api/v1/model-adoptions/{adoption}/merge", JsonSerializer.Serialize(order), "merge-0001");
        Assert.Contains("procedures.waiting", second.Text, StringComparison.Ordinal);

        var version = Assert.Single(await SqlAsync("select xmin::text as \"Value\" from documents.version where state = 'Scheduled'"));
        var opened = await Commune.CallAsync(
            $"/api/v1/documents/{document}/scheduled/open",
            $$"""{"reason":"Theo chỉ đạo của Chủ tịch","version":{{version}}}""",
            "open-00001"
        );
        Assert.True(opened.Status == 200, opened.Text);
        await site.RunJobsAsync();
        Assert.Equal(("Following", 2), await StandAsync(model));
        Assert.Contains(
            "3 giờ",
            (
                await Commune.GetAsync(
                    $"/Procedures/Show/{procedure}?view=steps&version={(await SqlAsync("select id::text as \"Value\" from procedures.procedure_version order by issue desc"))[0]}"
                )
            ).Words,
            StringComparison.Ordinal
        );
    }
}
