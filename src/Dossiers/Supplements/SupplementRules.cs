using IsoDienTu.Dossiers.Applicants;
using IsoDienTu.WorkingTime;

namespace IsoDienTu.Dossiers.Supplements;

/// <summary>Rules of asking for papers (form 02).</summary>
internal static class SupplementRules
{
    /// <summary>Within how many working days of reception a lack must be told (NĐ 61/2018 practice; some provinces set 2).</summary>
    public const int NoticeDays = 3;
    private const int MostItems = 50;

    /// <summary>True when the lack is told later than it should be; the page says so, the request is still taken.</summary>
    public static bool IsLateNotice(WorkSchedule schedule, DateTimeOffset receivedAt, DateTimeOffset now) =>
        now > schedule.Due(receivedAt, Term.WorkingDays(NoticeDays));

    /// <summary>The order with its texts cleaned.</summary>
    /// <exception cref="Kernel.RuleException">The first rule that is not met.</exception>
    public static SupplementOrder Check(SupplementOrder order) =>
        new(Items(order.Items, null), Reason(order.Reason), Contact(order.Contact));

    /// <summary>Everything that is asked for: ticked papers, then what was typed, one a line.</summary>
    public static IReadOnlyList<string> Items(IEnumerable<string> ticked, string? typed)
    {
        var items = ticked
            .Concat((typed ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            .Distinct(StringComparer.Ordinal)
            .ToList();
        return items.Count switch
        {
            0 => throw Flaw.At(
                "dossiers.supplement.items",
                "Hãy nêu ít nhất một giấy tờ hoặc nội dung cần bổ sung; yêu cầu một lần, cho đủ.",
                "Parts"
            ),
            > MostItems => throw Flaw.At("dossiers.supplement.many", "Một phiếu ghi nhiều nhất {0} nội dung.", "Other", MostItems),
            _ => items,
        };
    }

    public static string Reason(string? typed) =>
        (typed ?? "").Trim() is { Length: >= 5 and <= 1000 } reason
            ? reason
            : throw Flaw.At("dossiers.supplement.reason", "Hãy nêu lý do và căn cứ của yêu cầu bổ sung, từ 5 đến 1.000 ký tự.", "Reason");

    public static string Contact(string? typed) =>
        (typed ?? "").Trim() is { Length: >= 5 and <= 200 } contact
            ? contact
            : throw Flaw.At(
                "dossiers.supplement.contact",
                "Hãy ghi người hướng dẫn và số điện thoại, để người nộp hỏi đúng người.",
                "Contact"
            );
}
