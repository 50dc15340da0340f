using IsoDienTu.Kernel;
using IsoDienTu.Organisation;

namespace IsoDienTu.Access.RolesGiven;

/// <summary>Who may give which role: one that reaches over the whole province comes only from somebody who leads the province's work.</summary>
internal static class Reach
{
    public static bool Allows(Acting acting, string role) =>
        Organisation.Roles.Find(role) is not { IsProvinceWide: true } || acting.Has("access.give_province_roles");

    /// <exception cref="RuleException">The role reaches further than the person at work.</exception>
    public static void Check(Acting acting, string role)
    {
        if (!Allows(acting, role))
        {
            throw new RuleException(
                typeof(Texts),
                "access.role.reach",
                "Vai trò «{0}» có phạm vi toàn tỉnh; chỉ người chủ trì cấp tỉnh giao và kết thúc được. Hãy đề nghị cơ quan chủ trì của tỉnh.",
                "Role",
                Organisation.Roles.Find(role)!.Label
            );
        }
    }
}
