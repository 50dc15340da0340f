using IsoDienTu.Organisation.Rules;

namespace IsoDienTu.Organisation.Directory;

/// <summary>The rules of one edge of history among the edges there are.</summary>
internal static class SuccessionRules
{
    public static IEnumerable<Flaw> Check(SuccessionCard edge, AgencyLedger agencies)
    {
        var shape = edge.Kind switch
        {
            SuccessionKind.Create => edge.FromId is null && edge.ToId is not null,
            SuccessionKind.Dissolve => edge.FromId is not null && edge.ToId is null,
            _ => edge.FromId is not null && edge.ToId is not null && edge.FromId != edge.ToId,
        };
        if (!shape)
        {
            yield return new(
                "organisation.succession.shape",
                "“{0}” cần {1}; hãy xem lại cơ quan cũ và cơ quan mới.",
                "to_code",
                edge.Kind.Label(),
                edge.Kind switch
                {
                    SuccessionKind.Create => "một cơ quan mới và không có cơ quan cũ",
                    SuccessionKind.Dissolve => "một cơ quan cũ và không có cơ quan mới",
                    _ => "một cơ quan cũ và một cơ quan mới khác nhau",
                }
            );
            yield break;
        }

        if (edge.Share is <= 0 or > 1)
        {
            yield return new(
                "organisation.succession.share",
                "Phần công việc chuyển đi phải lớn hơn 0 và không quá 1, ví dụ 0,5.",
                "share"
            );
        }

        var sameDay = agencies.Successions.Where(s => s.On == edge.On).ToList();
        if (
            edge.Kind == SuccessionKind.Rename
            && sameDay.Exists(s => (s.FromId == edge.FromId && s.ToId != edge.ToId) || (s.ToId == edge.ToId && s.FromId != edge.FromId))
        )
        {
            yield return new(
                "organisation.succession.rename",
                "Đổi tên chỉ nối một cơ quan cũ với một cơ quan mới trong ngày {0}; hãy ghi là sáp nhập hoặc chia, tách.",
                "kind",
                Day.Text(edge.On)
            );
        }

        if (
            edge.Kind == SuccessionKind.Merge
            && sameDay.Exists(s => s.FromId == edge.FromId && s.Kind == SuccessionKind.Merge && s.ToId != edge.ToId)
        )
        {
            yield return new(
                "organisation.succession.merge",
                "Cơ quan cũ đã sáp nhập vào cơ quan khác trong ngày {0}; nếu nhiệm vụ chia cho nhiều nơi hãy ghi là chia, tách.",
                "kind",
                Day.Text(edge.On)
            );
        }

        var shares = sameDay.Where(s => s.FromId == edge.FromId && s.FromId is not null).Sum(s => s.Share ?? 0) + (edge.Share ?? 0);
        if (shares > 1)
        {
            yield return new(
                "organisation.succession.shares",
                "Tổng các phần chuyển đi trong ngày {0} là {1}, vượt quá 1; hãy xem lại.",
                "share",
                Day.Text(edge.On),
                shares
            );
        }

        if (edge.ToId is { } to && agencies.ById(to) is { Exists.To: { } end } ended && end < edge.On)
        {
            yield return new(
                "organisation.succession.ended",
                "{0} đã kết thúc ngày {1} nên không thể tiếp nhận từ ngày {2}; hãy chọn cơ quan đang hoạt động.",
                "to_code",
                ended.Name,
                Day.Text(end),
                Day.Text(edge.On)
            );
        }
    }
}
