using IsoDienTu.Kernel;
using IsoDienTu.Organisation;

namespace IsoDienTu.Access.RolesGiven;

/// <summary>A role given to a person at an agency or one of its units, between two days.</summary>
internal sealed class RoleAssignment : ITenantRow, IVersionedRow
{
    public int AgencyId { get; set; }
    public Guid Id { get; set; } = Guid.CreateVersion7();
    public Guid PersonId { get; set; }
    public string Role { get; set; } = "";
    public Guid? UnitId { get; set; }
    public DateOnly ValidFrom { get; set; }
    public DateOnly? ValidTo { get; set; }
    public string? Reason { get; set; }
    public uint Version { get; set; }
    public string ChangedBy { get; set; } = "";
    public DateTimeOffset ChangedAt { get; set; }

    public static RoleAssignment Give(Guid personId, string role, Guid? unitId, DateOnly from, DateOnly? to)
    {
        if (!Roles.All.Any(r => r.Code == role))
        {
            throw new RuleException(
                typeof(Texts),
                "access.role.unknown",
                "Không có vai trò «{0}». Hãy chọn một vai trò trong danh sách.",
                "Role",
                role
            );
        }

        if (to < from)
        {
            throw new RuleException(
                typeof(Texts),
                "access.role.dates",
                "Ngày kết thúc phải sau ngày bắt đầu {0:dd/MM/yyyy}.",
                "ValidTo",
                from
            );
        }

        return new RoleAssignment
        {
            PersonId = personId,
            Role = role,
            UnitId = unitId,
            ValidFrom = from,
            ValidTo = to,
        };
    }

    /// <summary>Ends it; the last day still counts.</summary>
    public void End(DateOnly last, string reason)
    {
        if (last < ValidFrom)
        {
            throw new RuleException(
                typeof(Texts),
                "access.role.end",
                "Không thể kết thúc trước ngày bắt đầu {0:dd/MM/yyyy}.",
                "Last",
                ValidFrom
            );
        }

        ValidTo = last;
        Reason = reason;
    }
}
