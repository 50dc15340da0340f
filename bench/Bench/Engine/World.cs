using IsoDienTu.Access;
using IsoDienTu.AuditLog;
using IsoDienTu.Kernel;
using IsoDienTu.Organisation;
using IsoDienTu.Processes;

namespace IsoDienTu.Bench.Engine;

/// <summary>One agency at work, made through the product's own commands: an official who holds the posts, and published processes.</summary>
/// <param name="Version">A process of five human steps, each offered to four posts with a deadline.</param>
/// <param name="Long">The same with forty steps.</param>
/// <param name="Official">Who acts; holds one of the posts.</param>
/// <param name="Posts">To which the steps are offered.</param>
internal sealed record World(int Agency, Guid Version, Guid Long, Actor Official, IReadOnlyList<Guid> Posts)
{
    public const string Login = "nguoi.do";
    public const string Password = "Buoc-nao-cung-co-nguoi-lam-2026";
    private static readonly DateOnly since = new(2025, 7, 1);

    public static async Task<World> MakeAsync(ProductHost product, CancellationToken ct)
    {
        var runner = product.Get<WorkRunner>();
        var agency = await DoAsync(
            runner,
            0,
            (work, token) =>
                product
                    .Get<Agencies>()
                    .AddAsync(
                        work,
                        new AgencyDraft
                        {
                            Name = "Sở Đo lường tốc độ",
                            Code = "H98.01",
                            Kind = AgencyKind.Department,
                            Level = AgencyLevel.Province,
                            ValidFrom = since,
                            OfficeHours = "07:30-11:30,13:00-17:00",
                        },
                        token
                    ),
            ct
        );
        var (person, posts) = await DoAsync(runner, agency, EmployAsync, ct);
        var acting = (await product.Get<Rights>().ActingAsync(person, agency, Guid.Empty, ct))!;
        return new World(
            agency,
            await PublishAsync(product, agency, 5, posts, ct),
            await PublishAsync(product, agency, 40, posts, ct),
            acting.Actor,
            posts
        );
    }

    private static async Task<(Guid Person, IReadOnlyList<Guid> Posts)> EmployAsync(IWork work, CancellationToken ct)
    {
        var unit = await Staff.AddUnitAsync(work, new UnitDraft { Name = "Phòng Nghiệp vụ", ValidFrom = since }, ct);
        var posts = new List<Guid>();
        foreach (var title in (string[])["Chuyên viên", "Chuyên viên chính", "Phó Trưởng phòng", "Trưởng phòng"])
        {
            posts.Add(
                await Staff.AddPostAsync(
                    work,
                    new PostDraft
                    {
                        UnitId = unit,
                        Title = title,
                        ValidFrom = since,
                    },
                    ct
                )
            );
        }

        const string name = "Nguyễn Thị Đo";
        var person = await Staff.AddPersonAsync(work, new PersonDraft { Name = name }, ct);
        await Staff.AppointAsync(
            work,
            new AppointmentDraft
            {
                PostId = posts[0],
                PersonId = person,
                ValidFrom = since,
            },
            ct
        );
        Accounts.Add(work, person, Login, name, Password);
        Accounts.GiveRole(work, person, Roles.Specialist, null, since);
        return (person, posts);
    }

    private static async Task<Guid> PublishAsync(
        ProductHost product,
        int agency,
        int steps,
        IReadOnlyList<Guid> posts,
        CancellationToken ct
    )
    {
        var draft = new ProcessDraft(
            $"DO.{steps}",
            $"Thủ tục {steps} bước",
            [new DraftLane("L1", "Chuyên viên")],
            [.. Enumerable.Range(1, steps).Select(n => new DraftStep($"S{n}", $"{n}", $"Bước thứ {n}", "L1", "1 ngày", 480, []))],
            [
                new DraftFlow(DraftEnds.Start, "S1", null),
                .. Enumerable.Range(1, steps - 1).Select(n => new DraftFlow($"S{n}", $"S{n + 1}", null)),
                new DraftFlow($"S{steps}", DraftEnds.End, null),
            ]
        );
        return await DoAsync(
            product.Get<WorkRunner>(),
            agency,
            async (work, token) =>
            {
                var saved = await Definitions.SaveDraftAsync(work, draft, token);
                await work.Db.SaveChangesAsync(token);
                var roles = saved.Lanes.Select(l => new RoleBinding(l.Id, l.RoleWords, posts)).ToList();
                return (await product.Get<ProcessPublisher>().PublishAsync(work, saved.Id, roles, null, token)).Id;
            },
            ct
        );
    }

    private static Task<T> DoAsync<T>(WorkRunner runner, int agency, Func<IWork, CancellationToken, Task<T>> act, CancellationToken ct) =>
        runner.RunAsync(
            new WorkOrder(Actor.System("phép đo"), agency, "bench.make", RequestId: "bench"),
            async (work, token) =>
            {
                Log.Write(work, "bench.made", "world", "1");
                return await act(work, token);
            },
            ct
        );
}
