using IsoDienTu.Kernel;
using IsoDienTu.Organisation.Rules;

namespace IsoDienTu.Organisation.Staffing;

/// <summary>The rules of a unit.</summary>
internal static class UnitRules
{
    /// <summary>The draft with a code: its own, else made from the name and free in the agency.</summary>
    public static UnitDraft Coded(UnitDraft draft, StaffLedger staff) =>
        draft with
        {
            Code =
                draft.Code.Trim().Length > 0 ? draft.Code.Trim() : Free(Initials(draft.Name), code => staff.UnitByCode(code) is not null),
        };

    /// <param name="draft">What is wanted.</param>
    /// <param name="staff">The units and posts of the agency.</param>
    /// <param name="self">The unit being changed, or null.</param>
    public static IEnumerable<Flaw> Check(UnitDraft draft, StaffLedger staff, Unit? self = null)
    {
        if (draft.Name.Trim().Length is < 2 or > 200)
        {
            yield return new("organisation.unit.name", "Tên đơn vị phải có từ 2 đến 200 ký tự.", nameof(draft.Name));
        }

        var code = draft.Code;
        if (code.Length is 0 or > 40)
        {
            yield return new("organisation.unit.code", "Ký hiệu đơn vị phải có từ 1 đến 40 ký tự, ví dụ P.TCHC.", nameof(draft.Code));
        }
        else if (staff.UnitByCode(code) is { } same && same.Id != self?.Id)
        {
            yield return new(
                "organisation.unit.code-used",
                "Ký hiệu {0} đã là của {1}; hãy đặt ký hiệu khác.",
                nameof(draft.Code),
                code,
                same.Name
            );
        }

        if (!new Period(draft.ValidFrom, draft.ValidTo).IsOrdered)
        {
            yield return Ordered(draft.ValidFrom, draft.ValidTo!.Value);
        }

        foreach (var flaw in Place(draft, staff, self))
        {
            yield return flaw;
        }
    }

    /// <summary>The flaw of a last day before the first.</summary>
    public static Flaw Ordered(DateOnly from, DateOnly to) =>
        new(
            "organisation.period",
            "Ngày kết thúc {0} đứng trước ngày bắt đầu {1}; hãy xem lại quyết định.",
            "ValidTo",
            Day.Text(to),
            Day.Text(from)
        );

    private static IEnumerable<Flaw> Place(UnitDraft draft, StaffLedger staff, Unit? self)
    {
        if (draft.ParentId is { } parentId)
        {
            if (staff.UnitById(parentId) is not { } parent)
            {
                yield return new(
                    "organisation.unit.parent",
                    "Không có đơn vị cấp trên này trong cơ quan; hãy chọn lại.",
                    nameof(draft.ParentId)
                );
            }
            else if (self is not null && staff.UnitsUpward(parentId).Any(u => u.Id == self.Id))
            {
                yield return new(
                    "organisation.unit.circle",
                    "{0} đang ở dưới chính đơn vị này nên không thể là cấp trên; hãy chọn đơn vị khác.",
                    nameof(draft.ParentId),
                    parent.Name
                );
            }
        }

        if (
            draft.ValidTo is { } last
            && self is not null
            && staff.Posts.FirstOrDefault(p => p.UnitId == self.Id && (p.ValidTo is null || p.ValidTo > last)) is { } post
        )
        {
            yield return new(
                "organisation.unit.posts",
                "Chức danh {0} của đơn vị còn sau ngày {1}; hãy kết thúc hoặc chuyển chức danh đó trước.",
                nameof(draft.ValidTo),
                post.Title,
                Day.Text(last)
            );
        }
    }

    /// <summary>First letters of the words, as offices abbreviate: "Phòng Tổ chức và Hội" gives PTCVH.</summary>
    public static string Initials(string name)
    {
        var letters = string.Concat(Folding.Words(name).Select(w => char.ToUpperInvariant(w[0])));
        return letters.Length > 16 ? letters[..16] : letters;
    }

    /// <summary>The code itself, or with the first number that makes it free.</summary>
    public static string Free(string code, Func<string, bool> isTaken)
    {
        var free = code;
        for (var n = 2; free.Length > 0 && isTaken(free); n++)
        {
            free = code + n.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        return free;
    }
}
