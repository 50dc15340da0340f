using IsoDienTu.Access;
using IsoDienTu.AuditLog;
using IsoDienTu.Kernel;
using IsoDienTu.Organisation;

namespace IsoDienTu.Web.Demo;

/// <summary>
/// Loads the fictional province into an empty database through the modules' own faces, so that every rule holds for it too. Only into an
/// empty one: as soon as there is an agency, nothing is touched.
/// </summary>
internal sealed class DemoProvince(IServiceProvider services, string folder, ILogger log)
{
    private static readonly Actor Loader = Actor.System("nạp tỉnh mẫu");
    private static readonly DateOnly Since = new(2025, 7, 1);
    private readonly DemoFiles files = new(folder);
    private readonly WorkRunner runner = services.GetRequiredService<WorkRunner>();
    private readonly Agencies agencies = services.GetRequiredService<Agencies>();
    private readonly Dictionary<string, int> agencyOf = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Guid> unitOf = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (string Agency, Guid Id)> postOf = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Guid> personOf = new(StringComparer.Ordinal);

    public async Task LoadAsync(CancellationToken ct)
    {
        if ((await agencies.ListAsync(new AgencyQuery(), ct)).Count > 0)
        {
            return;
        }

        await RunAsync(0, "demo.agencies", AgenciesAsync, ct);
        var staffed = files.Rows("units.csv", "code", "agency").Select(u => u["agency"]).Distinct(StringComparer.Ordinal).ToList();
        foreach (var agency in staffed)
        {
            await RunAsync(agencyOf[agency], "demo.staff", (work, token) => StaffAsync(work, agency, token), ct);
        }

        foreach (var agency in staffed)
        {
            await RunAsync(agencyOf[agency], "demo.appointments", (work, token) => AppointAsync(work, agency, token), ct);
        }

        log.LogInformation("Demo province: {Agencies} agencies, {People} people", agencyOf.Count, personOf.Count);
        await new DemoProcedures(services, files, agencyOf, log).LoadAsync(ct);
    }

    private Task RunAsync(int agency, string command, Func<IWork, CancellationToken, Task> act, CancellationToken ct) =>
        runner.RunAsync(
            new WorkOrder(Loader, agency, command, RequestId: "demo"),
            async (work, token) =>
            {
                await act(work, token);
                Log.Write(work, command, "demo", agency.ToString(System.Globalization.CultureInfo.InvariantCulture));
            },
            ct
        );

    private async Task AgenciesAsync(IWork work, CancellationToken ct)
    {
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
            agencyOf[row["code"]] = await agencies.AddAsync(
                work,
                new AgencyDraft
                {
                    Name = row["name"],
                    NameEn = row["name_en"],
                    Code = row["code"],
                    Kind = DemoFiles.Word<AgencyKind>(row["kind"]),
                    Level = DemoFiles.Word<AgencyLevel>(row["level"]),
                    ParentId = row["parent"].Length == 0 ? null : agencyOf[row["parent"]],
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
    }

    private async Task StaffAsync(IWork work, string agency, CancellationToken ct)
    {
        foreach (var row in files.Rows("units.csv", "code", "agency", "name", "name_en", "kind").Where(r => r["agency"] == agency))
        {
            unitOf[row["code"]] = await Staff.AddUnitAsync(
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
                .Where(r => unitOf.ContainsKey(r["unit"]) && !postOf.ContainsKey(r["code"]))
        )
        {
            var id = await Staff.AddPostAsync(
                work,
                new PostDraft
                {
                    UnitId = unitOf[row["unit"]],
                    Code = row["code"],
                    Title = row["title"],
                    TitleEn = row["title_en"],
                    Kind = DemoFiles.Word<PostKind>(row["kind"]),
                    StepRole = row["step_role"],
                    ValidFrom = Since,
                },
                ct
            );
            postOf[row["code"]] = (agency, id);
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
            personOf[row["username"]] = id;
            // Without a password: on a developer's machine these people sign in with one click, elsewhere not at all.
            Accounts.Add(work, id, row["username"], row["full_name"], null);
        }
    }

    private async Task AppointAsync(IWork work, string agency, CancellationToken ct)
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
    }
}
