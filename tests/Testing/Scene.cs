using IsoDienTu.Access;
using IsoDienTu.AuditLog;
using IsoDienTu.Kernel;
using IsoDienTu.Organisation;
using IsoDienTu.Processes;
using Microsoft.Extensions.DependencyInjection;

namespace IsoDienTu.Testing;

/// <summary>A person of a scene.</summary>
public sealed record Player(Guid PersonId, string Name, string Login, Guid PostId, string Title);

/// <summary>One agency with a few people in named posts, made through the product's own commands.</summary>
public sealed class Scene
{
    private static readonly DateOnly Since = new(2025, 7, 1);
    private static int logins;
    private readonly TestSite site;
    private readonly Guid unit;

    private Scene(TestSite site, int agencyId, Guid unit, string name)
    {
        this.site = site;
        this.unit = unit;
        AgencyId = agencyId;
        Name = name;
    }

    /// <summary>The agency.</summary>
    public int AgencyId { get; }

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>Makes an agency with one division.</summary>
    /// <param name="code">Identification code, e.g. <c>H99.01</c>; unique within the test's database.</param>
    public static async Task<Scene> MakeAsync(
        TestSite site,
        string code,
        string name,
        AgencyKind kind = AgencyKind.Department,
        AgencyLevel level = AgencyLevel.Province
    )
    {
        var agencies = site.Services.GetRequiredService<Agencies>();
        var id = await site.Runner.RunAsync(
            Order(0, "test.agency"),
            async (work, ct) =>
            {
                var made = await agencies.AddAsync(
                    work,
                    new AgencyDraft
                    {
                        Name = name,
                        Code = code,
                        Kind = kind,
                        Level = level,
                        Obligation = QmsObligation.Mandatory,
                        ValidFrom = Since,
                        OfficeHours = "07:30-11:30,13:00-17:00",
                    },
                    ct
                );
                Log.Write(work, "test.agency_made", "agency", code);
                return made;
            }
        );
        return new Scene(site, id, await AddUnitAsync(site, id, "Phòng Nghiệp vụ"), name);
    }

    /// <summary>The same agency seen from another division, which is made.</summary>
    public async Task<Scene> UnitAsync(string name) => new(site, AgencyId, await AddUnitAsync(site, AgencyId, name), Name);

    /// <summary>Puts a new person into a new post, gives the roles, and opens an account.</summary>
    public async Task<Player> PersonAsync(string name, string title, PostKind kind, params string[] roles)
    {
        var login = $"nguoi{Interlocked.Increment(ref logins)}";
        return await site.Runner.RunAsync(
            Order(AgencyId, "test.person"),
            async (work, ct) =>
            {
                var (person, post) = await EmployAsync(work, name, title, kind, roles, ct);
                Accounts.Add(work, person, login, name, null);
                Log.Write(work, "test.person_made", "person", login);
                return new Player(person, name, login, post, title);
            }
        );
    }

    /// <summary>An administrator of the agency.</summary>
    public Task<Player> AdministratorAsync() =>
        PersonAsync("Phạm Quản Trị", "Quản trị hệ thống", PostKind.Administrator, Roles.Administrator);

    /// <summary>Puts a new person into a new post without an account.</summary>
    public Task<Guid> NewcomerAsync(string name, string title, params string[] roles) =>
        site.Runner.RunAsync(
            Order(AgencyId, "test.newcomer"),
            async (work, ct) =>
            {
                var (person, _) = await EmployAsync(work, name, title, PostKind.Specialist, roles, ct);
                Log.Write(work, "test.newcomer", "person", person.ToString("N"));
                return person;
            }
        );

    /// <summary>Runs a command of this agency without a page and without a person.</summary>
    public Task<T> DoAsync<T>(Func<IWork, CancellationToken, Task<T>> act) =>
        site.Runner.RunAsync(
            Order(AgencyId, "test.do"),
            async (work, ct) =>
            {
                Log.Write(work, "test.done", "test", "1");
                return await act(work, ct);
            }
        );

    /// <summary>Publishes a stored diagram with its roles.</summary>
    public Task<DefinitionVersionInfo> PublishAsync(Guid draft, IReadOnlyList<RoleBinding> roles, int? legalMinutes = null) =>
        DoAsync((work, ct) => site.Services.GetRequiredService<ProcessPublisher>().PublishAsync(work, draft, roles, legalMinutes, ct));

    /// <summary>A browser in which the person is signed in, through the development sign-in.</summary>
    public async Task<TestClient> SignInAsync(Player player)
    {
        var client = site.Anonymous();
        var page = await client.GetAsync("/Access/SigningIn/SignIn");
        var answer = await client.SubmitAsync(
            page,
            new Dictionary<string, string>(StringComparer.Ordinal) { ["login"] = player.Login },
            "handler=Demo"
        );
        if (answer.Status != 302)
        {
            throw new InvalidOperationException($"{player.Login} could not sign in: {answer.Status} {answer.Words}");
        }

        return client;
    }

    /// <summary>The person acting for this agency, for commands run without a page.</summary>
    public async Task<Actor> ActorAsync(Player player)
    {
        var acting = await site.Services.GetRequiredService<Rights>().ActingAsync(player.PersonId, AgencyId, Guid.Empty);
        return acting!.Actor;
    }

    private async Task<(Guid Person, Guid Post)> EmployAsync(
        IWork work,
        string name,
        string title,
        PostKind kind,
        string[] roles,
        CancellationToken ct
    )
    {
        var post = await Staff.AddPostAsync(
            work,
            new PostDraft
            {
                UnitId = unit,
                Title = title,
                Kind = kind,
                ValidFrom = Since,
            },
            ct
        );
        var person = await Staff.AddPersonAsync(work, new PersonDraft { Name = name }, ct);
        await Staff.AppointAsync(
            work,
            new AppointmentDraft
            {
                PostId = post,
                PersonId = person,
                ValidFrom = Since,
            },
            ct
        );
        foreach (var role in roles)
        {
            Accounts.GiveRole(work, person, role, null, Since);
        }

        return (person, post);
    }

    private static Task<Guid> AddUnitAsync(TestSite site, int agency, string name) =>
        site.Runner.RunAsync(
            Order(agency, "test.unit"),
            async (work, ct) =>
            {
                Log.Write(work, "test.unit_made", "unit", name);
                return await Staff.AddUnitAsync(work, new UnitDraft { Name = name, ValidFrom = Since }, ct);
            }
        );

    private static WorkOrder Order(int agencyId, string command) => new(Actor.System("thử nghiệm"), agencyId, command, RequestId: "test");
}
