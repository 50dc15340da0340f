using IsoDienTu.Bpmn;
using IsoDienTu.Kernel;
using IsoDienTu.Processes;
using IsoDienTu.Processes.Designing;
using IsoDienTu.Processes.Running;
using IsoDienTu.Processes.Standard;
using IsoDienTu.Testing;
using Microsoft.Extensions.DependencyInjection;
using static IsoDienTu.Site.Processes.Consulting.AskingOffice;

namespace IsoDienTu.Site.Processes.Consulting;

/// <summary>An agency in which the product published the process of opinions while its buttons did not yet ask for words.</summary>
public sealed class OlderOpinionTests : IAsyncLifetime
{
    private static readonly StandardProcess process = StandardProcess.Opinion;
    private TestSite site = null!;
    private AskingOffice office = null!;

    public async ValueTask InitializeAsync()
    {
        site = await TestSite.StartAsync();
        office = await OpenAsync(site);
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    private static string OlderXml()
    {
        var builder = new DiagramBuilder(process.Key, process.Title);
        var start = builder.Start(process.Role, "Được hỏi");
        var answer = builder.UserTask(new StepFacts("1") { Role = process.Role }, "Trả lời ý kiến", process.Role);
        var way = builder.ExclusiveGateway("1", process.Role);
        builder.Flow(start, answer);
        builder.Flow(answer, way);
        builder.Flow(way, builder.End(process.Role, "Đồng ý"), Opinions.Agree, "Đồng ý");
        builder.Flow(way, builder.End(process.Role, "Không đồng ý"), Opinions.Disagree, "Không đồng ý");
        var drawn = new DefinitionVersion();
        drawn.Take(Layouter.Arrange(builder.Build()), null);
        return drawn.Xml;
    }

    private static async Task<Guid> PublishOlderAsync(Scene scene, Player clerk)
    {
        var xml = OlderXml();
        var lane = BpmnReader.Read(xml).Diagram!.Lanes.Single();
        var draft = await scene.DoAsync((work, ct) => DrawnProcess.DraftAsync(work, process.Key, xml, ct));
        var older = await scene.PublishAsync(draft, [new RoleBinding(lane.Id, process.Role, [clerk.PostId])]);
        await scene.DoAsync(
            (work, _) =>
            {
                work.Batch.Add(
                    "update processes.definition set drawn_by = 'Product' where agency_id = $1 and key = $2",
                    Sql.P(work.AgencyId),
                    Sql.P(process.Key)
                );
                return Task.FromResult(true);
            }
        );
        return older.Id;
    }

    [Fact]
    public async Task Work_on_the_older_drawing_is_answered_as_it_stands_and_new_work_begins_on_the_newer()
    {
        var (scene, clerk) = office.Asked[0];
        var older = await PublishOlderAsync(scene, clerk);
        var (task, _) = await office.DraftAsync();
        var part = (await office.AskAsync(task, 1)).GetProperty("asked")[0].GetProperty("id").GetGuid();
        Assert.Equal(
            2,
            await office.CountAsync(
                scene,
                "select max(v.number)::bigint from processes.definition_version v join processes.definition d on d.id = v.definition_id where d.agency_id = $1 and d.key = 'iso:y-kien'"
            )
        );
        var newer = (await TaskOfAsync(await office.ClerkAsync(0)))!.Value;

        var start = new StartProcess(older, "opinion", Guid.CreateVersion7(), "HS-8", "Lấy ý kiến", null, null);
        var asker = new OutsideCaller(office.Here.AgencyId, office.Here.Name, part, 0, 0, []) { Errand = process.Key };
        var engine = site.Services.GetRequiredService<ProcessEngine>();
        await scene.DoAsync((work, ct) => engine.StartErrandAsync(work, start, asker, new Dictionary<string, Value>(), ct));

        var client = await office.ClerkAsync(0);
        var links = (await client.GetAsync("/Processes/Inbox")).Document!.QuerySelectorAll("a[href*='/Processes/Tasks/Show/']");
        var waiting = links.Select(a => Guid.Parse(a.GetAttribute("href")!.Split('/')[^1])).Single(t => t != newer);
        var page = await client.GetAsync("/Processes/Tasks/Show/" + waiting);
        Assert.Equal(
            ["Đồng ý", "Không đồng ý"],
            page.Document!.QuerySelectorAll("#act button[name=Outcome]").Select(b => b.TextContent.Trim())
        );
        Assert.Equal(303, (await client.SubmitAsync(page, null, "#act", ("Outcome", Opinions.Agree))).Status);
        await site.RunJobsAsync();
        Assert.Equal("Agreed", States(await office.LastAsync(task)));

        var wordless = await client.CallAsync($"/api/v1/tasks/{newer}/complete", """{"outcome":"agree"}""", office.Key());
        Assert.Equal(422, wordless.Status);
        Assert.Contains("processes.asked.comment", wordless.Text, StringComparison.Ordinal);
    }
}
