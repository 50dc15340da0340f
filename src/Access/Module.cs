using IsoDienTu.Access.Delegations;
using IsoDienTu.Access.OneTimeCodes;
using IsoDienTu.Access.Sessions;
using IsoDienTu.Access.SigningIn;
using IsoDienTu.Kernel;
using IsoDienTu.Kernel.Parts;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.DependencyInjection;

namespace IsoDienTu.Access;

/// <summary>Sign-in, sessions, roles and the rights they give.</summary>
public sealed class Module : IModule
{
    /// <inheritdoc />
    public string Name => "Access";

    /// <inheritdoc />
    public void Describe(ModuleSetup setup)
    {
        setup
            .Right("access.give_roles", "Giao và kết thúc vai trò ở cơ quan", "administrator", "agency-head", "province-lead")
            .Right("access.give_province_roles", "Giao và kết thúc vai trò có phạm vi toàn tỉnh", "province-lead")
            .Right("access.manage_accounts", "Cấp, khóa tài khoản của người thuộc cơ quan", "administrator")
            .Right(
                "access.delegate",
                "Báo vắng và giao việc của mình cho người làm thay",
                "agency-head",
                "iso-secretary",
                "process-owner",
                "unit-head",
                "desk-clerk",
                "specialist",
                "records-clerk",
                "archivist",
                "administrator"
            )
            .Right("access.delegate_for", "Ghi vắng mặt và người làm thay cho người khác", "administrator", "agency-head")
            .Menu("Vắng mặt và ủy quyền", "/Access/Delegations", "access.delegate", "calendar-user", 30)
            .Menu("Vai trò và quyền", "/Access/RolesGiven", "access.give_roles", "user-shield", 900, "Quản trị")
            .Menu("Tài khoản", "/Access/Logins", "access.manage_accounts", "key", 890, "Quản trị")
            .Api(DelegationApi.Map);
        setup.Services.AddSingleton<Rights>();
        setup.Services.AddSingleton<Absences>();
        setup.Services.AddSingleton<Delegating>();
        setup.Services.AddSingleton<LiveSessions>();
        setup.Services.AddSingleton<Failures>();
        setup.Services.AddSingleton<Secrets>();
        setup.Services.AddSingleton<PendingCode>();
        setup.Services.AddSingleton<SignIns>();
        setup.Services.AddSingleton<DemoSignIn>();
        setup.Services.AddSingleton<ITopBar, Bar>();
        setup
            .Services.AddAuthentication(SessionHandler.Name)
            .AddScheme<AuthenticationSchemeOptions, SessionHandler>(SessionHandler.Name, null);
    }
}
