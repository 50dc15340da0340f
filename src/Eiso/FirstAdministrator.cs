using IsoDienTu.Access;
using IsoDienTu.AuditLog;
using IsoDienTu.Eiso.Shared;
using IsoDienTu.Kernel;
using IsoDienTu.Organisation;

namespace IsoDienTu.Eiso;

/// <summary>Opens the door of a new installation: an agency, an administrator of it who also leads the province's work, and nothing else.</summary>
internal sealed class FirstAdministrator(Installation installation)
{
    private static readonly Actor actor = Actor.System("eiso");

    /// <exception cref="InputError">Somebody can sign in already, or the agency is unknown and has no name.</exception>
    public async Task<(string Login, string Password)> MakeAsync(
        string code,
        string? agencyName,
        string name,
        string? login,
        CancellationToken ct
    )
    {
        var runner = installation.Get<WorkRunner>();
        if (await runner.RunAsync(new WorkOrder(actor, 0, "access.look"), Accounts.AnyAsync, ct))
        {
            throw new InputError(
                "first-administrator",
                "hệ thống đã có tài khoản; quản trị hiện có cấp tài khoản ở trang «Tài khoản»",
                "there are accounts already; an administrator opens further ones on the page «Tài khoản»"
            );
        }

        var agency = await AgencyAsync(runner, code, agencyName, ct);
        return await runner.RunAsync(
            new WorkOrder(actor, agency, "access.first_administrator"),
            async (work, token) =>
            {
                var today = installation.Get<TimeProvider>().GetUtcNow().VietnamDay();
                var unit = await Staff.AddUnitAsync(
                    work,
                    new UnitDraft
                    {
                        Name = "Văn phòng",
                        Kind = UnitKind.Office,
                        ValidFrom = today,
                    },
                    token
                );
                var post = await Staff.AddPostAsync(
                    work,
                    new PostDraft
                    {
                        UnitId = unit,
                        Title = "Quản trị hệ thống",
                        Kind = PostKind.Administrator,
                        ValidFrom = today,
                    },
                    token
                );
                var person = await Staff.AddPersonAsync(work, new PersonDraft { Name = name }, token);
                await Staff.AppointAsync(
                    work,
                    new AppointmentDraft
                    {
                        PostId = post,
                        PersonId = person,
                        ValidFrom = today,
                    },
                    token
                );
                Accounts.GiveRole(work, person, Roles.Administrator, null, today);
                Accounts.GiveRole(work, person, Roles.ProvinceLead, null, today);
                var opened = await Accounts.OpenAsync(work, person, name, login, token);
                Log.Write(work, "access.first_administrator", "account", person.ToString("N"), null, new { opened.Login });
                return opened;
            },
            ct
        );
    }

    private async Task<int> AgencyAsync(WorkRunner runner, string code, string? name, CancellationToken ct)
    {
        var agencies = installation.Get<Agencies>();
        if (await agencies.FindByCodeAsync(code, ct) is { } known)
        {
            return known.Id;
        }

        if (string.IsNullOrWhiteSpace(name))
        {
            throw new InputError(
                code,
                "danh bạ chưa có cơ quan mã này; thêm --agency-name \"Tên cơ quan\"",
                "the directory has no agency of this code; add --agency-name \"Name\""
            );
        }

        return await runner.RunAsync(
            new WorkOrder(actor, 0, "organisation.first_agency"),
            async (work, token) =>
            {
                var isProvince = !code.Contains('.', StringComparison.Ordinal);
                var made = await agencies.AddAsync(
                    work,
                    new AgencyDraft
                    {
                        Code = code,
                        Name = name,
                        Kind = isProvince ? AgencyKind.ProvincialCommittee : AgencyKind.Department,
                        Level = AgencyLevel.Province,
                        ValidFrom = work.Now.VietnamDay(),
                    },
                    token
                );
                Log.Write(work, "organisation.agency_added", "agency", code);
                return made;
            },
            ct
        );
    }
}
