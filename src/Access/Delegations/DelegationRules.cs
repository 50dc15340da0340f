using IsoDienTu.Kernel;
using IsoDienTu.Organisation;

namespace IsoDienTu.Access.Delegations;

/// <summary>What a delegation needs, and what it may not be beside the others.</summary>
internal static class DelegationRules
{
    /// <param name="staff">Who holds what on the first day.</param>
    /// <param name="later">Who holds what on the last day.</param>
    public static void Check(DelegationInput input, IReadOnlyList<Holder> staff, IReadOnlyList<Holder> later, DateOnly today)
    {
        Stop(
            !input.IsAway && input.SubstituteId is null,
            "access.delegation.nothing",
            "Hãy đánh dấu vắng mặt, hoặc chọn người được giao làm thay.",
            nameof(input.SubstituteId)
        );
        Stop(input.ValidFrom is null, "access.delegation.from", "Hãy ghi ngày bắt đầu.", nameof(input.ValidFrom));
        Stop(
            input.ValidTo is null,
            "access.delegation.to",
            "Hãy ghi ngày kết thúc: vắng mặt và ủy quyền luôn có thời hạn và tự hết.",
            nameof(input.ValidTo)
        );
        Stop(
            input.ValidTo < input.ValidFrom,
            "access.delegation.order",
            "Ngày kết thúc phải từ ngày bắt đầu trở đi.",
            nameof(input.ValidTo)
        );
        Stop(
            input.ValidTo < today,
            "access.delegation.past",
            "Khoảng thời gian này đã qua nên không còn tác dụng. Hãy chọn ngày kết thúc từ hôm nay trở đi.",
            nameof(input.ValidTo)
        );
        Stop(
            string.IsNullOrWhiteSpace(input.Decision),
            "access.delegation.decision",
            "Hãy ghi số văn bản làm căn cứ: quyết định, giấy ủy quyền hoặc đơn nghỉ phép đã duyệt.",
            nameof(input.Decision)
        );
        Stop(input.DecidedOn is null, "access.delegation.decided", "Hãy ghi ngày của văn bản làm căn cứ.", nameof(input.DecidedOn));
        Stop(
            input.DecidedOn > input.ValidFrom,
            "access.delegation.decided_late",
            "Văn bản làm căn cứ phải có trước hoặc trong ngày bắt đầu.",
            nameof(input.DecidedOn)
        );
        Stop(
            staff.All(h => h.PersonId != input.PersonId),
            "access.delegation.person",
            "Người này không giữ chức danh nào ở cơ quan vào ngày bắt đầu. Hãy chọn lại người hoặc ngày.",
            nameof(input.PersonId)
        );
        if (input.SubstituteId is not { } substitute)
        {
            return;
        }

        Stop(
            substitute == input.PersonId,
            "access.delegation.self",
            "Không thể tự làm thay mình. Hãy chọn người khác.",
            nameof(input.SubstituteId)
        );
        Stop(
            staff.All(h => h.PersonId != substitute) || later.All(h => h.PersonId != substitute),
            "access.delegation.substitute",
            "Người làm thay phải giữ chức danh ở cơ quan suốt thời gian đó. Hãy chọn người khác hoặc rút ngắn thời gian.",
            nameof(input.SubstituteId)
        );
        var own = staff.Where(h => h.PersonId == input.PersonId).Select(h => h.PostId).ToHashSet();
        Stop(
            input.Posts.Count == 0 || !input.Posts.All(own.Contains),
            "access.delegation.posts",
            "Hãy chọn ít nhất một chức danh mà người vắng đang giữ; việc của chức danh đó sẽ đến người làm thay.",
            nameof(input.Posts)
        );
        Stop(
            !input.Powers.All(Organisation.Powers.Has),
            "access.delegation.powers",
            "Chỉ có ba quyền: tiếp nhận, soát xét, ký duyệt. Hãy chọn lại.",
            nameof(input.Powers)
        );
    }

    /// <param name="others">All of the agency that have not been ended and whose days meet.</param>
    public static void Check(Delegation made, IReadOnlyList<Delegation> others)
    {
        if (made.SubstituteId is { } substitute && others.FirstOrDefault(o => o.IsAway && o.PersonId == substitute) is { } absent)
        {
            Stop(
                true,
                "access.delegation.away",
                "{0} vắng mặt từ {1:dd/MM/yyyy} đến {2:dd/MM/yyyy} nên không làm thay được, và việc được giao làm thay không giao tiếp cho người thứ ba. Hãy chọn người khác.",
                nameof(made.SubstituteId),
                made.SubstituteName!,
                absent.ValidFrom,
                absent.ValidTo
            );
        }

        if (made.IsAway && others.FirstOrDefault(o => o.SubstituteId == made.PersonId) is { } owed)
        {
            Stop(
                true,
                "access.delegation.chain",
                "{0} đang được giao làm thay {1} từ {2:dd/MM/yyyy} đến {3:dd/MM/yyyy}; việc làm thay không giao tiếp cho người thứ ba. Hãy chấm dứt ủy quyền đó và chọn người khác làm thay {1} trước.",
                nameof(made.PersonId),
                made.PersonName,
                owed.PersonName,
                owed.ValidFrom,
                owed.ValidTo
            );
        }

        if (made.SubstituteId is not null && others.FirstOrDefault(o => o.PersonId == made.PersonId && o.Meets(made)) is { } same)
        {
            Stop(
                true,
                "access.delegation.overlap",
                "Trong thời gian này việc đó đã giao {0} làm thay ({1}). Hãy chấm dứt lần giao ấy, hoặc chọn chức danh, quyền hay quy trình khác.",
                nameof(made.SubstituteId),
                same.SubstituteName!,
                same.Decision
            );
        }
    }

    private static void Stop(bool broken, string key, string sentence, string field, params object[] args)
    {
        if (broken)
        {
            throw new RuleException(typeof(Texts), key, sentence, field, args);
        }
    }
}
