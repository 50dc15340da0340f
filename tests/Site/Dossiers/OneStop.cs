using IsoDienTu.AuditLog;
using IsoDienTu.Dossiers;
using IsoDienTu.Kernel;
using IsoDienTu.Organisation;
using IsoDienTu.Procedures;
using IsoDienTu.Procedures.Drafting;
using IsoDienTu.Processes;
using IsoDienTu.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace IsoDienTu.Site.Dossiers;

/// <summary>
/// An agency with the seven people of one published procedure (QT.NV.02: seven steps, seven working days, the last step uncounted, two papers that
/// must come and two that may), and its desk driven as people drive it.
/// </summary>
internal sealed class OneStop
{
    public required TestSite Site { get; init; }
    public required Scene Scene { get; init; }
    public required IReadOnlyList<Player> Players { get; init; }
    public TestClient Clerk { get; private set; } = null!;
    public TestClient UnitHead { get; private set; } = null!;
    public TestClient Specialist { get; private set; } = null!;
    public TestClient Head { get; private set; } = null!;
    public TestClient Records { get; private set; } = null!;
    public TestClient Secretary { get; private set; } = null!;
    public required Guid Procedure { get; init; }

    public static async Task<OneStop> OpenAsync(TestSite site, string code)
    {
        var scene = await Scene.MakeAsync(site, code, "Sở " + code);
        var clerk = await scene.PersonAsync("Trần Thị Lan", "Công chức tiếp nhận và trả kết quả", PostKind.DeskClerk, Roles.DeskClerk);
        var unitHead = await scene.PersonAsync("Đỗ Trưởng Phòng", "Trưởng phòng", PostKind.UnitHead, Roles.UnitHead);
        var specialist = await scene.PersonAsync("Lê Văn Minh", "Chuyên viên", PostKind.Specialist, Roles.Specialist);
        var head = await scene.PersonAsync("Phạm Văn Quang", "Giám đốc Sở", PostKind.Head, Roles.AgencyHead);
        var records = await scene.PersonAsync("Vũ Văn Thư", "Văn thư", PostKind.RecordsClerk, Roles.RecordsClerk);
        var secretary = await scene.PersonAsync("Ngô Thư Ký", "Thư ký ISO", PostKind.IsoSecretary, Roles.IsoSecretary);
        Dictionary<string, Guid> posts = new(StringComparer.Ordinal)
        {
            ["Bộ phận"] = clerk.PostId,
            ["Lãnh đạo Phòng"] = unitHead.PostId,
            ["Chuyên viên"] = specialist.PostId,
            ["Lãnh đạo Sở"] = head.PostId,
            ["Văn thư"] = records.PostId,
        };
        var made = new OneStop
        {
            Site = site,
            Scene = scene,
            Players = [clerk, unitHead, specialist, head, records, secretary],
            Procedure = await PublishAsync(site, scene, secretary, posts),
        };
        await made.SignInAsync();
        return made;
    }

    /// <summary>Goes to another day and signs everybody in again: sessions end when nobody does anything for half an hour.</summary>
    public async Task GoToAsync(DateTimeOffset later)
    {
        Site.Clock.Set(later);
        await SignInAsync();
    }

    /// <summary>Everything the desk form asks for, filled in well.</summary>
    public static Dictionary<string, string> Form(params (string Name, string Value)[] other)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Applicant.Kind"] = "Organisation",
            ["Applicant.Number"] = "0109876543",
            ["Applicant.Name"] = "Công ty Bến Mây",
            ["Applicant.Phone"] = "0912 345 678",
            ["Parts[0].Has"] = "true",
            ["Parts[1].Has"] = "true",
        };
        foreach (var (name, value) in other)
        {
            fields[name] = value;
        }

        return fields;
    }

    private async Task SignInAsync()
    {
        Clerk = await Scene.SignInAsync(Players[0]);
        UnitHead = await Scene.SignInAsync(Players[1]);
        Specialist = await Scene.SignInAsync(Players[2]);
        Head = await Scene.SignInAsync(Players[3]);
        Records = await Scene.SignInAsync(Players[4]);
        Secretary = await Scene.SignInAsync(Players[5]);
    }

    public Task<TestPage> DeskAsync(TestClient? client = null) => (client ?? Clerk).GetAsync($"/Dossiers/Desk?procedure={Procedure}");

    /// <summary>Receives one dossier at the desk; the answer is the address of its receipt.</summary>
    public async Task<string> ReceiveAsync(params (string Name, string Value)[] other)
    {
        var answer = await Clerk.SubmitAsync(await DeskAsync(), Form(other));
        Assert.True(answer.Status == 303, $"{answer.Status}: {answer.Words}");
        await Site.RunJobsAsync();
        return answer.Location!;
    }

    /// <summary>Identifier of the dossier in an address.</summary>
    public static Guid IdIn(string address) => Guid.Parse(address.Split('?')[0].Split('/')[^1]);

    /// <summary>The open task of a dossier done by whoever it is offered to; a step with outcomes takes the first one that goes on.</summary>
    public async Task StepAsync(TestClient official, string? outcome = null)
    {
        var inbox = await official.GetAsync("/Processes/Inbox");
        var task =
            inbox.Document!.QuerySelector("a[href*='/Processes/Tasks/Show/']")?.GetAttribute("href")
            ?? throw new InvalidOperationException("The inbox is empty: " + inbox.Words);
        var page = await official.GetAsync(task);
        var buttons = page.Document!.QuerySelectorAll("button[name=Outcome]").ToList();
        var button = buttons.FirstOrDefault(b => outcome is null || b.TextContent.Contains(outcome, StringComparison.Ordinal));
        Assert.True(outcome is null || button is not null, string.Join("; ", buttons.Select(b => b.TextContent.Trim())));
        var answer = await official.SubmitAsync(
            page,
            page.Document!.QuerySelector("[name=LateReason]") is null
                ? new Dictionary<string, string>(StringComparer.Ordinal) { ["Comment"] = "Đã xem" }
                : new(StringComparer.Ordinal) { ["Comment"] = "Đã xem", ["LateReason"] = "Chờ ý kiến" },
            "handler=Complete",
            button is null ? null : ("Outcome", button.GetAttribute("value")!)
        );
        Assert.True(answer.Status == 303, $"{answer.Status}: {answer.Words}");
        await Site.RunJobsAsync();
    }

    public Task<IReadOnlyList<StepPass>> HistoryAsync(Guid dossier) =>
        Site.Runner.ReadAsync(Scene.AgencyId, (db, ct) => ProcessReads.HistoryAsync(db, "dossier", dossier, ct));

    public async Task<InstanceInfo> InstanceAsync(Guid dossier) =>
        (await Site.Runner.ReadAsync(Scene.AgencyId, (db, ct) => ProcessReads.InstanceAsync(db, "dossier", dossier, ct)))!;

    private static async Task<Guid> PublishAsync(TestSite site, Scene scene, Player secretary, Dictionary<string, Guid> posts)
    {
        var import = site.Services.GetRequiredService<ProcedureImport>();
        var actor = await scene.ActorAsync(secretary);
        var day = site.Clock.GetUtcNow().VietnamDay();
        var published = await site.Runner.RunAsync(
            new WorkOrder(actor, scene.AgencyId, "test.publish", RequestId: "test"),
            async (work, ct) =>
            {
                var draft = (await import.ReadAsync(work, Procedures.Office.Demo("QT.NV.02.html"), "QT.NV.02.html", ct))[0];
                var row = await ProcedureImport.DraftAsync(work, draft, ct);
                var card = row.ReadCard();
                row.Take(card with { Roles = [.. card.RoleWords.Select(w => new CardRole(w, [PostFor(w, posts)]))] });
                var order = await ProcedureImport.OrderAsync(work, draft, day, ct);
                Log.Write(work, "test.published", "procedure", "QT.NV.02");
                return await import.PublishAsync(work, draft, order, ct);
            }
        );
        return published.VersionId;
    }

    private static Guid PostFor(string words, Dictionary<string, Guid> posts) =>
        posts.First(p => words.StartsWith(p.Key, StringComparison.Ordinal)).Value;
}
