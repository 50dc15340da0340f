using System.CommandLine;
using IsoDienTu.Access;
using IsoDienTu.AuditLog;
using IsoDienTu.Eiso.Shared;
using IsoDienTu.Kernel;
using IsoDienTu.Organisation;

namespace IsoDienTu.Eiso;

/// <summary><c>eiso access</c>: the first administrator of a new installation, and accounts for a whole agency at once.</summary>
internal static class AccessCommands
{
    private static readonly Actor actor = Actor.System("eiso");

    public static Command Create() =>
        new("access", Speech.Of("Tài khoản và quyền", "Accounts and rights")) { FirstAdministrator(), OpenAccounts() };

    private static Command FirstAdministrator()
    {
        var code = new Option<string>("--agency")
        {
            Required = true,
            HelpName = "H49",
            Description = Speech.Of("Mã định danh cơ quan", "Code of the agency"),
        };
        var agencyName = new Option<string?>("--agency-name")
        {
            Description = Speech.Of("Tên cơ quan, khi chưa có trong danh bạ", "Name of the agency, when the directory lacks it"),
        };
        var name = new Option<string>("--name") { Required = true, Description = Speech.Of("Họ và tên", "Full name") };
        var login = new Option<string?>("--login") { Description = Speech.Of("Tên đăng nhập", "Login") };
        var command = new Command(
            "first-administrator",
            Speech.Of("Tạo quản trị đầu tiên của một hệ thống mới", "Makes the first administrator of a new installation")
        )
        {
            code,
            agencyName,
            name,
            login,
        };
        command.Runs(
            async (call, ct) =>
            {
                await using var installation = await Installation.OpenAsync(ct);
                var first = new FirstAdministrator(installation);
                var made = await first.MakeAsync(call.Value(code), call.Optional(agencyName), call.Value(name), call.Optional(login), ct);
                call.Answer(
                    new { login = made.Login, password = made.Password },
                    () =>
                        Speech.Of(
                            $"Tên đăng nhập: {made.Login}\nMật khẩu ban đầu: {made.Password}\nPhải đổi ở lần đăng nhập đầu tiên.",
                            $"Login: {made.Login}\nFirst password: {made.Password}\nIt must be replaced at the first sign-in."
                        )
                );
                return Exit.Yes;
            }
        );
        return command;
    }

    private static Command OpenAccounts()
    {
        var code = new Option<string>("--agency")
        {
            Required = true,
            HelpName = "H49.12",
            Description = Speech.Of("Mã cơ quan", "Code of the agency"),
        };
        var command = new Command(
            "open-accounts",
            Speech.Of(
                "Cấp tài khoản cho mọi người giữ chức danh mà chưa có; in danh sách CSV một lần",
                "Opens accounts for everybody in a post who has none; prints the list as CSV, once"
            )
        )
        {
            code,
        };
        command.Runs(
            async (call, ct) =>
            {
                await using var installation = await Installation.OpenAsync(ct);
                var agency =
                    await installation.Get<Agencies>().FindByCodeAsync(call.Value(code), ct)
                    ?? throw new InputError(call.Value(code), "không có cơ quan mã này", "there is no agency of this code");
                var staff = await installation
                    .Get<People>()
                    .StaffAsync(agency.Id, installation.Get<TimeProvider>().GetUtcNow().VietnamDay(), ct);
                var opened = await installation
                    .Get<WorkRunner>()
                    .RunAsync(
                        new WorkOrder(actor, agency.Id, "access.open_accounts"),
                        (work, token) => OpenAsync(work, agency.Id, staff, token),
                        ct
                    );
                call.Answer(
                    opened,
                    () => string.Join('\n', opened.Select(o => $"{o.Login},{o.Password},\"{o.Name}\"").Prepend("login,password,name"))
                );
                return Exit.Yes;
            }
        );
        return command;
    }

    private sealed record Opened(string Login, string Password, string Name);

    private static async Task<IReadOnlyList<Opened>> OpenAsync(IWork work, int agencyId, IReadOnlyList<Holder> staff, CancellationToken ct)
    {
        var people = staff.DistinctBy(h => h.PersonId).ToList();
        var have = await Accounts.HaveAccountsAsync(work, [.. people.Select(p => p.PersonId)], ct);
        var opened = new List<Opened>();
        foreach (var person in people.Where(p => !have.Contains(p.PersonId)))
        {
            var (login, password) = await Accounts.OpenAsync(work, person.PersonId, person.Name, ct: ct);
            // The next namesake must see this login taken.
            await work.Db.SaveChangesAsync(ct);
            opened.Add(new Opened(login, password, person.Name));
        }

        Log.Write(
            work,
            "access.accounts_opened",
            "agency",
            agencyId.ToString(System.Globalization.CultureInfo.InvariantCulture),
            null,
            opened.Select(o => o.Login)
        );
        return opened;
    }
}
