using IsoDienTu.Organisation.Rules;

namespace IsoDienTu.Organisation.Staffing;

/// <summary>The rules of a post.</summary>
internal static class PostRules
{
    /// <summary>An agency and a unit have one head; of the others there may be several with one title.</summary>
    public static bool IsUsuallySingle(PostKind kind) => kind is PostKind.Head or PostKind.UnitHead;

    /// <summary>The draft with a code: its own, else made from unit and title and free in the agency.</summary>
    public static PostDraft Coded(PostDraft draft, StaffLedger staff)
    {
        if (draft.Code.Trim().Length > 0 || staff.UnitById(draft.UnitId) is not { } unit)
        {
            return draft with { Code = draft.Code.Trim() };
        }

        var made = unit.Code + "." + UnitRules.Initials(draft.Title);
        return draft with { Code = UnitRules.Free(made, code => staff.PostByCode(code) is not null) };
    }

    /// <param name="draft">What is wanted.</param>
    /// <param name="staff">The units, posts and appointments of the agency.</param>
    /// <param name="self">The post being changed, or null.</param>
    public static IEnumerable<Flaw> Check(PostDraft draft, StaffLedger staff, Post? self = null)
    {
        if (draft.Title.Trim().Length is < 2 or > 200)
        {
            yield return new(
                "organisation.post.title",
                "Tên chức danh phải có từ 2 đến 200 ký tự, ví dụ Phó Trưởng phòng.",
                nameof(draft.Title)
            );
        }

        var unit = staff.UnitById(draft.UnitId);
        if (unit is null)
        {
            yield return new(
                "organisation.post.unit",
                "Không có đơn vị này trong cơ quan; hãy chọn lại hoặc thêm đơn vị trước.",
                nameof(draft.UnitId)
            );
            yield break;
        }

        var code = draft.Code;
        if (code.Length is 0 or > 40)
        {
            yield return new("organisation.post.code", "Ký hiệu chức danh phải có từ 1 đến 40 ký tự, ví dụ TCHC.TP.", nameof(draft.Code));
        }
        else if (staff.PostByCode(code) is { } same && same.Id != self?.Id)
        {
            yield return new(
                "organisation.post.code-used",
                "Ký hiệu {0} đã là của chức danh {1}; hãy đặt ký hiệu khác.",
                nameof(draft.Code),
                code,
                same.Title
            );
        }

        var period = new Period(draft.ValidFrom, draft.ValidTo);
        if (!period.IsOrdered)
        {
            yield return UnitRules.Ordered(draft.ValidFrom, draft.ValidTo!.Value);
        }
        else if (unit.ValidTo is { } end && (draft.ValidTo is null || draft.ValidTo > end))
        {
            yield return new(
                "organisation.post.unit-ended",
                "{0} kết thúc ngày {1}; chức danh phải kết thúc không muộn hơn ngày đó hoặc thuộc đơn vị khác.",
                nameof(draft.ValidTo),
                unit.Name,
                Day.Text(end)
            );
        }

        foreach (var flaw in self is null ? [] : Holders(draft, staff, self))
        {
            yield return flaw;
        }
    }

    private static IEnumerable<Flaw> Holders(PostDraft draft, StaffLedger staff, Post self)
    {
        var held = staff.Appointments.Where(a => a.PostId == self.Id).ToList();
        if (draft.ValidTo is { } last && held.Find(a => a.ValidTo is null || a.ValidTo > last) is { } holder)
        {
            yield return new(
                "organisation.post.held",
                "{0} còn giữ chức danh này sau ngày {1}; hãy kết thúc bổ nhiệm trước.",
                nameof(draft.ValidTo),
                staff.NameOf(holder.PersonId),
                Day.Text(last)
            );
        }

        if (
            (draft.IsSingle ?? IsUsuallySingle(draft.Kind))
            && !self.IsSingle
            && held.Exists(a => held.Exists(b => a.Id != b.Id && a.Valid.Overlaps(b.Valid)))
        )
        {
            yield return new(
                "organisation.post.several",
                "Đang có nhiều người cùng giữ chức danh này nên không thể đổi thành chỉ một người giữ; hãy kết thúc bớt bổ nhiệm trước.",
                nameof(draft.IsSingle)
            );
        }
    }
}
