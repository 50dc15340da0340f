using System.Text.Json;
using IsoDienTu.Organisation;
using IsoDienTu.Processes;
using IsoDienTu.Testing;

namespace IsoDienTu.Site.Processes;

/// <summary>An agency whose process has buttons that ask for more than a press.</summary>
internal sealed class AskingOffice
{
    public required TestSite Site { get; init; }
    public required Scene Scene { get; init; }
    public required Player Worker { get; init; }
    public required TestClient Client { get; init; }
    public required Guid Version { get; init; }

    public static async Task<AskingOffice> OpenAsync(TestSite site, string code)
    {
        var scene = await Scene.MakeAsync(site, code, "Sở Hỏi kỹ " + code);
        var worker = await scene.PersonAsync("Lê Văn Minh", "Chuyên viên", PostKind.Specialist, Roles.Specialist);
        var draft = await scene.DoAsync((work, ct) => DrawnProcess.DraftAsync(work, "asks", AskingProcess.Xml, ct));
        return new AskingOffice
        {
            Site = site,
            Scene = scene,
            Worker = worker,
            Client = await scene.SignInAsync(worker),
            Version = (await scene.PublishAsync(draft, [new RoleBinding("L1", "Chuyên viên", [worker.PostId])])).Id,
        };
    }

    public Task<Guid> StartAsync(string code = "HS-1") => DrawnProcess.StartAsync(Site, Scene, Version, code);

    public Task<Guid> OpenTaskAsync(Guid subject, string element = "a") => DrawnProcess.OpenAsync(Site, Scene, subject, element);

    public Task<IReadOnlyList<StepPass>> HistoryAsync(Guid subject) => DrawnProcess.HistoryAsync(Site, Scene, subject);

    /// <summary>Uploads a PDF by the API; its token.</summary>
    public static async Task<string> TokenAsync(TestClient client, Guid task, string words = "%PDF-1.7 biên bản")
    {
        var answer = await SendAsync(client, task, words);
        Assert.Equal(200, answer.Status);
        return JsonDocument.Parse(answer.Text).RootElement.GetProperty("token").GetString()!;
    }

    public static Task<TestPage> SendAsync(TestClient client, Guid task, string words, string? key = null)
    {
        var content = new MultipartFormDataContent
        {
            { new ByteArrayContent(System.Text.Encoding.UTF8.GetBytes(words)), "file", "bien-ban.pdf" },
        };
        var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/tasks/{task}/papers") { Content = content };
        request.Headers.Add("Idempotency-Key", key ?? "paper-" + Guid.CreateVersion7().ToString("N"));
        return client.SendAsync(request);
    }
}
