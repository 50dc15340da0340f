using System.Globalization;
using IsoDienTu.Access;
using IsoDienTu.AuditLog;
using IsoDienTu.Kernel;
using IsoDienTu.Organisation;
using IsoDienTu.Processes;

namespace IsoDienTu.Web.Demo;

/// <summary>Loads the agencies and their people through the modules' own faces, so that every rule holds for them too.</summary>
internal sealed class DemoProvince(DemoStage stage, DemoFiles files, ILogger log)
{
    /// <summary>The day on which the province came to be in its present form.</summary>
    public static readonly DateOnly Since = new(2025, 7, 1);
    private readonly Agencies agencies = stage.Get<Agencies>();
    private Dictionary<string, int> agencyOf = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Guid> unitOf = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (string Agency, Guid Id)> postOf = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Guid> personOf = new(StringComparer.Ordinal);

    /// <summary>Who acts where no official can yet.</summary>
    public static Actor Loader { get; } = Actor.System("nạp tỉnh mẫu");

    /// <returns>The agencies by code.</returns>
    public async Task<IReadOnlyDictionary<string, int>> LoadAsync(CancellationToken ct)
    {
        agencyOf = await OnceAsync(0, "demo.agencies", AgenciesAsync, ct);
        var staffed = files.Rows("units.csv", "code", "agency").Select(u => u["agency"]).Distinct(StringComparer.Ordinal).ToList();
        foreach (var agency in staffed)
        {
            var made = await OnceAsync(agencyOf[agency], "demo.staff", (work, token) => StaffAsync(files, work, agency, token), ct);
            Add(unitOf, made.Units);
            Add(personOf, made.People);
            Add(postOf, made.Posts.Select(p => KeyValuePair.Create(p.Key, (agency, p.Value))));
        }

        foreach (var agency in staffed)
        {
            await OnceAsync(agencyOf[agency], "demo.appointments", (work, token) => AppointAsync(work, agency, token), ct);
            await OnceAsync(agencyOf[agency], "demo.reception", (work, token) => ReceiveAsync(work, agency, token), ct);
        }

        log.LogInformation("Demo province: {Agencies} agencies, {People} people", agencyOf.Count, personOf.Count);
        return agencyOf;
    }

    private static void Add<T>(Dictionary<string, T> known, IEnumerable<KeyValuePair<string, T>> more)
    {
        foreach (var (key, value) in more)
        {
            known[key] = value;
        }
    }

    /// <summary>The records clerks receive what other agencies send.</summary>
    private async Task<int> ReceiveAsync(IWork work, string agency, CancellationToken ct)
    {
        var clerks = files.Rows("posts.csv", "code", "kind").Where(r => r["kind"] == "records_clerk").Select(r => postOf[r["code"]]);
        Guid[] posts = [.. clerks.Where(p => p.Agency == agency).Select(p => p.Id)];
        await ReceivingPosts.BeginAsync(work, posts, ct);
        return posts.Length;
    }

    private Task<T> OnceAsync<T>(int agency, string command, Func<IWork, CancellationToken, Task<T>> act, CancellationToken ct) =>
        stage.OnceAsync(
            Loader,
            agency,
            command,
            command,
            async (work, token) =>
            {
                var made = await act(work, token);
                Log.Write(work, command, "demo", agency.ToString(CultureInfo.InvariantCulture));
                return made;
            },
            ct
        );

    private async Task<Dictionary<string, int>> AgenciesAsync(IWork work, CancellationToken ct)
    {
        var made = new Dictionary<string, int>(StringComparer.Ordinal);
        string[] columns =
        [
            "code",
            "name",
            "name_en",
            "kind",
            "level",
            "parent",
            "obligation",
            "slug",
            "address",
            "phone",
            "office_hours",
            "valid_from",
        ];
        foreach (var row in files.Rows("agencies.csv", columns))
        {
            made[row["code"]] = await agencies.AddAsync(
                work,
                new AgencyDraft
                {
                    Name = row["name"],
                    NameEn = row["name_en"],
                    Code = row["code"],
                    Kind = DemoFiles.Word<AgencyKind>(row["kind"]),
                    Level = DemoFiles.Word<AgencyLevel>(row["level"]),
                    ParentId = row["parent"].Length == 0 ? null : made[row["parent"]],
                    Obligation = DemoFiles.Word<QmsObligation>(row["obligation"]),
                    Slug = row["slug"],
                    Address = row["address"],
                    Phone = row["phone"],
                    OfficeHours = row["office_hours"],
                    ValidFrom = DemoFiles.Day(row["valid_from"]),
                },
                ct
            );
        }

        return made;
    }

    private static async Task<Staffing> StaffAsync(DemoFiles files, IWork work, string agency, CancellationToken ct)
    {
        var made = new Staffing([], [], []);
        foreach (var row in files.Rows("units.csv", "code", "agency", "name", "name_en", "kind").Where(r => r["agency"] == agency))
        {
            made.Units[row["code"]] = await Staff.AddUnitAsync(
                work,
                new UnitDraft
                {
                    Code = row["code"],
                    Name = row["name"],
                    NameEn = row["name_en"],
                    Kind = DemoFiles.Word<UnitKind>(row["kind"]),
                    ValidFrom = Since,
                },
                ct
            );
        }

        foreach (
            var row in files
                .Rows("posts.csv", "code", "unit", "title", "title_en", "kind", "step_role")
                .Where(r => made.Units.ContainsKey(r["unit"]))
        )
        {
            made.Posts[row["code"]] = await Staff.AddPostAsync(
                work,
                new PostDraft
                {
                    UnitId = made.Units[row["unit"]],
                    Code = row["code"],
                    Title = row["title"],
                    TitleEn = row["title_en"],
                    Kind = DemoFiles.Word<PostKind>(row["kind"]),
                    StepRole = row["step_role"],
                    ValidFrom = Since,
                },
                ct
            );
        }

        foreach (var row in files.Rows("people.csv", "username", "full_name", "agency", "email", "phone").Where(r => r["agency"] == agency))
        {
            var id = await Staff.AddPersonAsync(
                work,
                new PersonDraft
                {
                    Name = row["full_name"],
                    Email = row["email"],
                    Phone = row["phone"],
                },
                ct
            );
            made.People[row["username"]] = id;
            // Without a password: on a developer's machine these people sign in with one click, elsewhere not at all.
            Accounts.Add(work, id, row["username"], row["full_name"], null);
        }

        return made;
    }

    private async Task<bool> AppointAsync(IWork work, string agency, CancellationToken ct)
    {
        foreach (
            var row in files
                .Rows("appointments.csv", "username", "post", "kind", "valid_from", "valid_to", "decision")
                .Where(r => postOf[r["post"]].Agency == agency)
        )
        {
            await Staff.AppointAsync(
                work,
                new AppointmentDraft
                {
                    PersonId = personOf[row["username"]],
                    PostId = postOf[row["post"]].Id,
                    Kind = DemoFiles.Word<AppointmentKind>(row["kind"]),
                    ValidFrom = DemoFiles.Day(row["valid_from"]),
                    ValidTo = DemoFiles.DayOrNone(row["valid_to"]),
                    Decision = row["decision"],
                },
                ct
            );
        }

        foreach (
            var row in files
                .Rows("roles.csv", "username", "role", "agency", "unit", "valid_from", "valid_to")
                .Where(r => r["agency"] == agency)
        )
        {
            Guid? unit = row["unit"].Length == 0 ? null : unitOf[row["unit"]];
            Accounts.GiveRole(
                work,
                personOf[row["username"]],
                row["role"],
                unit,
                DemoFiles.Day(row["valid_from"]),
                DemoFiles.DayOrNone(row["valid_to"])
            );
        }

        return true;
    }

    /// <summary>What a staffing made, by the files' codes.</summary>
    private sealed record Staffing(Dictionary<string, Guid> Units, Dictionary<string, Guid> Posts, Dictionary<string, Guid> People);
}
