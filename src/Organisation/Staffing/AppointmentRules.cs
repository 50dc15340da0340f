using IsoDienTu.Organisation.Rules;

namespace IsoDienTu.Organisation.Staffing;

/// <summary>The rules of an appointment; the three rules of overlap stand in the database as exclusion constraints too.</summary>
internal static class AppointmentRules
{
    public static IEnumerable<Flaw> Check(AppointmentDraft draft, StaffLedger staff) =>
        Check(draft, staff, staff.PostById(draft.PostId), staff.HasPerson(draft.PersonId));

    /// <summary>The same when post and person may not be in the ledger yet, because a list is about to bring them.</summary>
    public static IEnumerable<Flaw> Check(AppointmentDraft draft, StaffLedger staff, Post? post, bool hasPerson)
    {
        if (post is null)
        {
            yield return new("organisation.appointment.post", "Không có chức danh này trong cơ quan; hãy chọn lại.", nameof(draft.PostId));
        }

        if (!hasPerson)
        {
            yield return new(
                "organisation.appointment.person",
                "Không có người này; hãy chọn lại hoặc thêm người trước.",
                nameof(draft.PersonId)
            );
        }

        var period = new Period(draft.ValidFrom, draft.ValidTo);
        if (!period.IsOrdered)
        {
            yield return UnitRules.Ordered(draft.ValidFrom, draft.ValidTo!.Value);
            yield break;
        }

        if (post is not null && !period.Within(post.Exists))
        {
            yield return new(
                "organisation.appointment.outside",
                "Chức danh {0} chỉ có từ {1} đến {2}; thời gian giữ chức danh phải nằm trong khoảng đó.",
                draft.ValidFrom < post.ValidFrom ? nameof(draft.ValidFrom) : nameof(draft.ValidTo),
                post.Title,
                Day.Text(post.ValidFrom),
                post.ValidTo is { } end ? Day.Text(end) : "nay"
            );
        }

        foreach (var flaw in post is null ? [] : Overlaps(draft, period, post, staff))
        {
            yield return flaw;
        }
    }

    public static IEnumerable<Flaw> CheckEnd(Appointment appointment, DateOnly last, string reason)
    {
        if (appointment.ValidTo is { } ended && ended <= last)
        {
            yield return new("organisation.appointment.ended", "Bổ nhiệm này đã kết thúc ngày {0}.", "Last", Day.Text(ended));
        }

        if (last < appointment.ValidFrom)
        {
            yield return new(
                "organisation.appointment.before",
                "Ngày kết thúc {0} đứng trước ngày bắt đầu {1}; hãy chọn từ ngày bắt đầu trở đi.",
                "Last",
                Day.Text(last),
                Day.Text(appointment.ValidFrom)
            );
        }

        if (reason.Trim().Length == 0)
        {
            yield return new("organisation.appointment.reason", "Hãy ghi lý do kết thúc, ví dụ số quyết định điều động.", "Reason");
        }
    }

    private static IEnumerable<Flaw> Overlaps(AppointmentDraft draft, Period period, Post post, StaffLedger staff)
    {
        var at = staff.Appointments.Where(a => a.Valid.Overlaps(period)).ToList();
        if (at.Find(a => a.PostId == draft.PostId && a.PersonId == draft.PersonId) is { } same)
        {
            yield return new(
                "organisation.appointment.same-post",
                "{0} đã giữ chức danh {1} {2}; hãy kết thúc lần trước hoặc chọn ngày khác.",
                nameof(draft.ValidFrom),
                staff.NameOf(draft.PersonId),
                post.Title,
                Span(same)
            );
            yield break;
        }

        if (post.IsSingle && at.Find(a => a.PostId == draft.PostId) is { } holder)
        {
            yield return new(
                "organisation.appointment.post-taken",
                "Chức danh {0} chỉ một người giữ, {1} đang giữ {2}; hãy kết thúc bổ nhiệm đó trước ngày {3} hoặc chọn ngày khác.",
                nameof(draft.ValidFrom),
                post.Title,
                staff.NameOf(holder.PersonId),
                Span(holder),
                Day.Text(draft.ValidFrom)
            );
        }

        if (
            draft.Kind == AppointmentKind.Principal
            && at.Find(a => a.PersonId == draft.PersonId && a.Kind == AppointmentKind.Principal) is { } own
        )
        {
            yield return new(
                "organisation.appointment.two-principal",
                "{0} đã có chức danh chính {1} {2}; một người chỉ có một chức danh chính trong cơ quan, hãy ghi là kiêm nhiệm hoặc kết thúc chức danh kia trước.",
                nameof(draft.Kind),
                staff.NameOf(draft.PersonId),
                staff.PostById(own.PostId)?.Title ?? "khác",
                Span(own)
            );
        }
    }

    private static string Span(Appointment a) => "từ " + Day.Text(a.ValidFrom) + (a.ValidTo is { } to ? " đến " + Day.Text(to) : "");
}
