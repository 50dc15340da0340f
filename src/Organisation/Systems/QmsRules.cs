using IsoDienTu.Organisation.Rules;

namespace IsoDienTu.Organisation.Systems;

/// <summary>The rules of a quality management system and of who belongs to it.</summary>
internal static class QmsRules
{
    /// <param name="name">Its name.</param>
    /// <param name="period">Its days.</param>
    /// <param name="members">Names of the wanted members.</param>
    /// <param name="elsewhere">Members of other systems of the same agency in these days, by the member's name.</param>
    public static IEnumerable<Flaw> Check(
        string name,
        Period period,
        IReadOnlyCollection<string> members,
        IReadOnlyDictionary<string, string> elsewhere
    )
    {
        if (name.Trim().Length is < 3 or > 300)
        {
            yield return new("organisation.qms.name", "Tên hệ thống phải có từ 3 đến 300 ký tự.", "Name");
        }

        if (!period.IsOrdered)
        {
            yield return new(
                "organisation.period",
                "Ngày kết thúc {0} đứng trước ngày bắt đầu {1}; hãy xem lại quyết định.",
                "ValidTo",
                Day.Text(period.To!.Value),
                Day.Text(period.From!.Value)
            );
        }

        foreach (var member in members.Where(elsewhere.ContainsKey))
        {
            yield return new(
                "organisation.qms.member",
                "{0} đang thuộc hệ thống “{1}”; mỗi đơn vị chỉ thuộc một hệ thống tại một thời điểm (QĐ 19/2014/QĐ-TTg), hãy bỏ khỏi hệ thống kia trước.",
                "Units",
                member,
                elsewhere[member]
            );
        }
    }
}
