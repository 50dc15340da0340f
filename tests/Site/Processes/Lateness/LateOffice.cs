using System.Text.Json;
using IsoDienTu.Access;
using IsoDienTu.Kernel;
using IsoDienTu.Organisation;
using IsoDienTu.Processes;
using IsoDienTu.Processes.Lateness;
using IsoDienTu.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace IsoDienTu.Site.Processes.Lateness;

/// <summary>
/// An agency with the procedure of three steps: half a day at the desk, two days in the division, one with the leader. It is Tuesday, 6 January 2026,
/// 08:00: the desk's step is near its end from 11:00 and due at 13:30.
/// </summary>
internal sealed class LateOffice
{
    public required TestSite Site { get; init; }
    public required Scene Scene { get; init; }
    public required Scene Division { get; init; }
    public required Player Clerk { get; init; }
    public required Player DeskHead { get; init; }
    public required Player Specialist { get; init; }
    public required Player UnitHead { get; init; }
    public required Player Leader { get; init; }
    public required Player Owner { get; init; }
    public required Guid Version { get; init; }

    public static async Task<LateOffice> OpenAsync(TestSite site, string code)
    {
        var scene = await Scene.MakeAsync(site, code, "Sở Đúng hạn " + code);
        var division = await scene.UnitAsync("Phòng Thẩm định");
        var board = await scene.UnitAsync("Ban Giám đốc");
        var clerk = await scene.PersonAsync("Trần Thị Lan", "Công chức tiếp nhận", PostKind.DeskClerk, Roles.DeskClerk);
        var specialist = await division.PersonAsync("Lê Văn Minh", "Chuyên viên", PostKind.Specialist, Roles.Specialist);
        var leader = await board.PersonAsync("Phạm Văn Quang", "Giám đốc", PostKind.Head, Roles.AgencyHead);
        return new LateOffice
        {
            Site = site,
            Scene = scene,
            Division = division,
            Clerk = clerk,
            DeskHead = await scene.PersonAsync("Đỗ Thị Hoa", "Chánh văn phòng", PostKind.UnitHead, Roles.UnitHead),
            Specialist = specialist,
            UnitHead = await division.PersonAsync("Vũ Văn Trưởng", "Trưởng phòng", PostKind.UnitHead, Roles.UnitHead),
            Leader = leader,
            Owner = await board.PersonAsync("Ngô Chủ Trì", "Chủ quá trình", PostKind.Specialist, Roles.ProcessOwner),
            Version = await ThreeSteps.PublishAsync(scene, [clerk.PostId], [specialist.PostId], [leader.PostId]),
        };
    }

    public Task<Guid> StartAsync() => ThreeSteps.StartAsync(Site, Scene, Version);

    /// <summary>Goes to an hour of January 2026, Vietnam's time.</summary>
    public void Go(int day, int hour, int minute = 0) =>
        Site.Clock.Set(new DateTimeOffset(2026, 1, day, hour, minute, 0, TimeSpan.FromHours(7)));

    public Task WatchAsync() => Watch().RunAsync(TestContext.Current.CancellationToken);

    /// <summary>The watch of a machine that has just been started.</summary>
    public LatenessWatch Watch() =>
        new(
            Site.Runner,
            Site.Services.GetRequiredService<WorkDatabases>(),
            Site.Services.GetRequiredService<Measures>(),
            Site.Services.GetRequiredService<Posts>(),
            Site.Services.GetRequiredService<People>(),
            Site.Services.GetRequiredService<Absences>(),
            Site.Clock,
            NullLogger<LatenessWatch>.Instance
        );

    /// <summary>Signed in anew: sessions end when nobody does anything for half an hour.</summary>
    public Task<TestClient> AsAsync(Player player) => Scene.SignInAsync(player);

    /// <summary>What a person is told, the oldest first.</summary>
    public async Task<IReadOnlyList<string>> NoticesAsync(Player player)
    {
        var answer = JsonDocument.Parse((await (await AsAsync(player)).GetAsync("/api/v1/notices")).Text).RootElement;
        return
        [
            .. answer
                .GetProperty("notices")
                .EnumerateArray()
                .Select(n => $"{n.GetProperty("kind").GetString()} {n.GetProperty("step").GetString()}".Trim())
                .Reverse(),
        ];
    }

    public async Task<Guid> TaskAsync(Guid subject, string name) =>
        (await DrawnProcess.HistoryAsync(Site, Scene, subject)).First(p => p.State == "Open" && p.Name == name).TaskId;
}
