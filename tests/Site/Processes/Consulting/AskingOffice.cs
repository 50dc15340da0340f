using System.Text.Json;
using IsoDienTu.Kernel;
using IsoDienTu.Organisation;
using IsoDienTu.Processes.Consulting;
using IsoDienTu.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace IsoDienTu.Site.Processes.Consulting;

/// <summary>
/// An agency that asks and three that are asked, each with a clerk who receives. It is Tuesday, 6 January 2026, 08:00; a term of a working day ends on
/// Wednesday at 17:00.
/// </summary>
internal sealed class AskingOffice
{
    private int keys;

    public required TestSite Site { get; init; }
    public required Scene Here { get; init; }
    public required Player Own { get; init; }
    public required Player Colleague { get; init; }
    public required IReadOnlyList<(Scene Scene, Player Clerk)> Asked { get; init; }

    public static async Task<AskingOffice> OpenAsync(TestSite site)
    {
        var here = await Scene.MakeAsync(site, "H99.81", "Sở Hỏi");
        var asked = new List<(Scene, Player)>();
        foreach (var (code, name) in new[] { ("H99.82", "Sở Một"), ("H99.83", "Sở Hai"), ("H99.84", "Sở Ba") })
        {
            var scene = await Scene.MakeAsync(site, code, name);
            var clerk = await scene.PersonAsync("Văn thư " + name, "Văn thư", PostKind.RecordsClerk, Roles.RecordsClerk);
            await ReceiveAsync(scene, clerk);
            asked.Add((scene, clerk));
        }

        return new AskingOffice
        {
            Site = site,
            Here = here,
            Own = await here.PersonAsync("Lê Văn Minh", "Chuyên viên", PostKind.Specialist, Roles.Specialist),
            Colleague = await here.PersonAsync("Trần Phối Hợp", "Chuyên viên", PostKind.Specialist, Roles.Specialist),
            Asked = asked,
        };
    }

    public static async Task ReceiveAsync(Scene scene, params Player[] clerks)
    {
        var secretary = await scene.SignInAsync(await scene.PersonAsync("Thư Ký", "Thư ký ISO", PostKind.Specialist, Roles.IsoSecretary));
        var posts = string.Join(',', clerks.Select(c => $"\"{c.PostId}\""));
        var set = await secretary.CallAsync("/api/v1/reception", $$"""{"posts":[{{posts}}]}""", Guid.CreateVersion7().ToString("N"));
        Assert.True(set.Status == 200, set.Text);
    }

    /// <summary>Work of three steps: prepare, then draft (at which opinions are asked), then by the verdict on to sign or to mend.</summary>
    /// <param name="consult">Attributes of the step "draft", e.g. <c>consult="required"</c>.</param>
    /// <returns>The open task "draft" and the subject.</returns>
    public async Task<(Guid Task, Guid Subject)> DraftAsync(string consult = "")
    {
        var nodes =
            "<startEvent id=\"s\"/><userTask id=\"prepare\" name=\"Chuẩn bị\"/><userTask id=\"draft\" name=\"Dự thảo\"><extensionElements>"
            + $"<i:step xmlns:i=\"urn:isodientu:bpmn:1\" number=\"2\" term=\"5 ngày làm việc\" minutes=\"2400\" {consult}/></extensionElements></userTask>"
            + "<exclusiveGateway id=\"g\" default=\"g-mend\"/><userTask id=\"sign\" name=\"Ký\"/><userTask id=\"mend\" name=\"Sửa\"/><endEvent id=\"e\"/>"
            + "<sequenceFlow id=\"ok\" sourceRef=\"g\" targetRef=\"sign\"><conditionExpression>${consultation == 'agreed'}</conditionExpression></sequenceFlow>";
        var version = await DrawnProcess.PublishAsync(Here, Own, "QT.HOI", nodes, "s>prepare prepare>draft draft>g g>mend sign>e mend>e");
        var subject = await DrawnProcess.StartAsync(Site, Here, version, "HS-9");
        var client = await Here.SignInAsync(Own);
        await CompleteAsync(client, await DrawnProcess.OpenAsync(Site, Here, subject, "prepare"));
        return (await DrawnProcess.OpenAsync(Site, Here, subject, "draft"), subject);
    }

    /// <summary>Signed in anew: sessions end when nobody does anything for half an hour.</summary>
    public Task<TestClient> OwnAsync() => Here.SignInAsync(Own);

    public Task<TestClient> ClerkAsync(int of) => Asked[of].Scene.SignInAsync(Asked[of].Clerk);

    public string Key() => $"key-{++keys:00000000}";

    /// <summary>Asks by the interface.</summary>
    /// <param name="body">What comes after question and term of a day for the first so many agencies.</param>
    public async Task<TestPage> TryAskAsync(Guid task, int agencies, string body, string more = "")
    {
        string[] codes = ["H99.82", "H99.83", "H99.84"];
        var asked = codes.Take(agencies).Select(c => $$"""{"agency":"{{c}}","term":"1 ngày làm việc"}""");
        var all = string.Join(',', more.Length > 0 ? [.. asked, more] : asked);
        var json = $$"""{"question":"Có đồng ý cấp phép không?","papers":["Tờ trình 12/TTr"],"asked":[{{all}}]{{body}}}""";
        return await (await OwnAsync()).CallAsync($"/api/v1/tasks/{task}/consultations", json, Key());
    }

    public async Task<JsonElement> AskAsync(Guid task, int agencies, string body = "", string more = "")
    {
        var asked = await TryAskAsync(task, agencies, body, more);
        Assert.True(asked.Status == 200, asked.Text);
        await Site.RunJobsAsync();
        return await LastAsync(task);
    }

    /// <summary>The newest consultation of the work.</summary>
    public async Task<JsonElement> LastAsync(Guid task) =>
        JsonDocument.Parse((await (await OwnAsync()).GetAsync($"/api/v1/tasks/{task}/consultations")).Text).RootElement[0];

    public static string States(JsonElement consultation) =>
        string.Join(' ', consultation.GetProperty("asked").EnumerateArray().Select(p => p.GetProperty("state").GetString()));

    public static string VerdictOf(JsonElement consultation) => consultation.GetProperty("verdict").GetString()!;

    /// <summary>The open task by which an asked agency answers; null when its clerk has none.</summary>
    public static async Task<Guid?> TaskOfAsync(TestClient client)
    {
        var link = (await client.GetAsync("/Processes/Inbox")).Document!.QuerySelector("a[href*='/Processes/Tasks/Show/']");
        return link is null ? null : Guid.Parse(link.GetAttribute("href")!.Split('/')[^1]);
    }

    /// <summary>An asked agency answers; the answer is on its way until jobs run.</summary>
    public async Task<TestPage> SayAsync(int of, string outcome, string words = "Ý kiến của chúng tôi")
    {
        var client = await ClerkAsync(of);
        var task = (await TaskOfAsync(client))!.Value;
        var late = Site.Clock.GetUtcNow() > new DateTimeOffset(2026, 1, 7, 17, 0, 0, TimeSpan.FromHours(7)) ? "bận việc" : "";
        var json = $$"""{"outcome":"{{outcome}}","comment":"{{words}}","lateReason":"{{late}}"}""";
        return await client.CallAsync($"/api/v1/tasks/{task}/complete", json, Key());
    }

    public async Task AnswerAsync(int of, string outcome)
    {
        var said = await SayAsync(of, outcome);
        Assert.True(said.Status == 200, said.Text);
        await Site.RunJobsAsync();
    }

    public async Task CompleteAsync(TestClient client, Guid task)
    {
        var done = await client.CallAsync($"/api/v1/tasks/{task}/complete", "{}", Key());
        Assert.True(done.Status == 200, done.Text);
        await Site.RunJobsAsync();
    }

    /// <summary>Goes to an hour of January 2026, Vietnam's time.</summary>
    public void Go(int day, int hour, int minute = 0) =>
        Site.Clock.Set(new DateTimeOffset(2026, 1, day, hour, minute, 0, TimeSpan.FromHours(7)));

    public async Task WatchAsync()
    {
        await Site.Services.GetRequiredService<SilenceWatch>().RunAsync(TestContext.Current.CancellationToken);
        await Site.RunJobsAsync();
    }

    /// <summary>Asks for a job once more, as a machine does that died before it could note that it was done.</summary>
    public async Task AgainAsync<TArgs>(Scene scene, string kind, TArgs args)
        where TArgs : notnull
    {
        await scene.DoAsync(
            (work, _) =>
            {
                work.Enqueue(kind, args);
                return Task.FromResult(true);
            }
        );
        await Site.RunJobsAsync();
    }

    public Task<long> CountAsync(Scene scene, string sql) =>
        Site.Runner.LookAsync(
            scene.AgencyId,
            sql,
            [Sql.P(scene.AgencyId)],
            async (rows, ct) => await rows.ReadAsync(ct) ? rows.GetInt64(0) : 0
        );
}
