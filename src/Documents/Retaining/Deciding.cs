using IsoDienTu.AuditLog;
using IsoDienTu.Kernel;
using Microsoft.EntityFrameworkCore;

namespace IsoDienTu.Documents.Retaining;

/// <summary>Decides on a proposal of destruction: another person than the one who made it. Each act writes its one log entry.</summary>
internal static class Deciding
{
    public const string Right = "documents.decide_disposal";
    private const int MostLines = 40;

    /// <summary>Decides that it is destroyed.</summary>
    /// <exception cref="RuleException">It is decided already, one's own, held meanwhile, or something is not filled in.</exception>
    public static async Task DecideAsync(IWork work, Guid id, DecisionInput input, CancellationToken ct)
    {
        await work.TakeTurnAsync(Holding.Turn, ct);
        var disposal = await OfAnotherAsync(work, id, input.Version, ct);
        var items = await work.Db.Set<DisposalItem>().Where(i => i.DisposalId == id).Select(i => i.VersionId).ToListAsync(ct);
        var today = work.Now.VietnamDay();
        foreach (var issue in await DueIssue.ListAsync(work.Db, today, items, ct))
        {
            if (issue.WhyNotDestroyedOn(today) is { } why)
            {
                throw KeptIssue.Because(issue, why);
            }
        }

        var (met, on) = (Past(work, input.MetOn, "MetOn"), Past(work, input.On, "On"));
        if (on < met || on < disposal.ProposedAt.VietnamDay())
        {
            throw new RuleException(
                typeof(Texts),
                "documents.disposal.order",
                "Quyết định tiêu hủy không thể trước ngày đề nghị {0:dd/MM/yyyy} và ngày hội đồng họp {1:dd/MM/yyyy}.",
                "On",
                disposal.ProposedAt.VietnamDay(),
                met
            );
        }

        var council = new CouncilFacts(
            Line(input.CouncilNumber, "CouncilNumber", 100),
            Lines(input.Members, "Members"),
            met,
            Text(input.Opinion, "Opinion", 2000)
        );
        (disposal.State, disposal.Council) = (DisposalState.Decided, Disposal.Write(council));
        (disposal.DecisionNumber, disposal.DecisionOn) = (Line(input.Number, "Number", 100), on);
        Sign(work, disposal);
        Log.Write(
            work,
            "documents.disposal_decided",
            "disposal",
            id.ToString(),
            new { State = DisposalState.Proposed, disposal.ProposedName },
            new
            {
                disposal.State,
                disposal.DecisionNumber,
                disposal.DecisionOn,
                council,
            },
            $"Quyết định số {disposal.DecisionNumber}; hội đồng: {council.Opinion}"
        );
    }

    /// <summary>Decides that it is kept.</summary>
    /// <exception cref="RuleException">It is decided already, one's own, or not said why.</exception>
    public static async Task RefuseAsync(IWork work, Guid id, RefusalInput input, CancellationToken ct)
    {
        await work.TakeTurnAsync(Holding.Turn, ct);
        await EndAsync(work, await OfAnotherAsync(work, id, input.Version, ct), DisposalState.Refused, input.Words, ct);
    }

    /// <summary>Records the minutes; what they list is destroyed from then on, issue by issue.</summary>
    /// <exception cref="RuleException">It is not decided, recorded already, or something is not filled in.</exception>
    public static async Task RecordAsync(IWork work, Guid id, MinutesInput input, CancellationToken ct)
    {
        await work.TakeTurnAsync(Holding.Turn, ct);
        var disposal = await work.Db.Set<Disposal>().FirstAsync(d => d.Id == id, ct);
        if (disposal.State != DisposalState.Decided)
        {
            throw new RuleException(
                typeof(Texts),
                "documents.disposal.not_decided",
                "Biên bản chỉ ghi được một lần, khi đã có quyết định tiêu hủy. Hãy tải lại trang để xem đề nghị này đến đâu."
            );
        }

        work.Db.Expect(disposal, input.Version);
        var on = Past(work, input.On, "On");
        if (on < disposal.DecisionOn)
        {
            throw new RuleException(
                typeof(Texts),
                "documents.disposal.minutes_order",
                "Biên bản tiêu hủy không thể trước ngày quyết định {0:dd/MM/yyyy}.",
                "On",
                disposal.DecisionOn
            );
        }

        var number = Line(input.Number, "Number", 100);
        if (await work.Db.Set<Disposal>().AnyAsync(d => d.MinutesNumber == number && d.MinutesOn == on, ct))
        {
            throw new RuleException(
                typeof(Texts),
                "documents.disposal.number",
                "Cơ quan đã có biên bản tiêu hủy số {0} ngày {1:dd/MM/yyyy}; hãy kiểm tra lại số.",
                "Number",
                number,
                on
            );
        }

        var facts = new MinutesFacts(
            Line(input.Place, "Place", 300),
            Lines(input.Present, "Present"),
            Text(input.Way, "Way", 1000),
            Line(input.ChairName, "ChairName", 200),
            Line(input.ChairPost, "ChairPost", 200),
            Line(input.RecorderName, "RecorderName", 200)
        );
        (disposal.State, disposal.MinutesNumber, disposal.MinutesOn) = (DisposalState.Executing, number, on);
        disposal.Minutes = Disposal.Write(facts);
        Log.Write(
            work,
            "documents.minutes_recorded",
            "disposal",
            id.ToString(),
            null,
            new
            {
                disposal.MinutesNumber,
                disposal.MinutesOn,
                facts,
            },
            $"Biên bản số {disposal.MinutesNumber}"
        );
    }

    /// <summary>A proposal that is not decided yet.</summary>
    public static async Task<Disposal> WaitingAsync(IWork work, Guid id, uint version, CancellationToken ct)
    {
        var disposal = await work.Db.Set<Disposal>().FirstAsync(d => d.Id == id, ct);
        if (disposal.State != DisposalState.Proposed)
        {
            throw new RuleException(
                typeof(Texts),
                "documents.disposal.over",
                "Đề nghị này đã được {0} xử lý ngày {1:dd/MM/yyyy}; hãy tải lại trang để xem kết quả.",
                null,
                disposal.DecidedName!,
                disposal.DecidedAt!.Value.VietnamDay()
            );
        }

        work.Db.Expect(disposal, version);
        return disposal;
    }

    /// <summary>Ends a proposal without destruction; its issues are free again.</summary>
    public static async Task EndAsync(IWork work, Disposal disposal, DisposalState state, string? words, CancellationToken ct)
    {
        (disposal.State, disposal.DecidedWords) = (state, Holding.Reason(words, "Words"));
        Sign(work, disposal);
        await work.Db.SaveChangesAsync(ct);
        foreach (var item in await work.Db.Set<DisposalItem>().Where(i => i.DisposalId == disposal.Id).ToListAsync(ct))
        {
            item.State = DisposalItemState.Dropped;
        }

        var act = state == DisposalState.Refused ? "documents.disposal_refused" : "documents.disposal_taken_back";
        Log.Write(
            work,
            act,
            "disposal",
            disposal.Id.ToString(),
            new { State = DisposalState.Proposed, disposal.ProposedName },
            new { state },
            disposal.DecidedWords
        );
    }

    private static async Task<Disposal> OfAnotherAsync(IWork work, Guid id, uint version, CancellationToken ct)
    {
        var disposal = await WaitingAsync(work, id, version, ct);
        return disposal.ProposedBy != work.Actor.PersonId && disposal.ProposedBy != work.Actor.OnBehalfOf
            ? disposal
            : throw new RuleException(
                typeof(Texts),
                "documents.disposal.own",
                "Người đề nghị tiêu hủy không tự quyết định đề nghị của mình; người khác có quyền phải quyết định."
            );
    }

    private static void Sign(IWork work, Disposal disposal) =>
        (disposal.DecidedBy, disposal.DecidedName, disposal.DecidedPost, disposal.DecidedAt) = (
            work.Actor.PersonId,
            work.Actor.Name,
            work.Actor.Post,
            work.Now
        );

    private static DateOnly Past(IWork work, DateOnly? day, string field) =>
        day is { } given && given <= work.Now.VietnamDay()
            ? given
            : throw new RuleException(typeof(Texts), "documents.disposal.day", "Hãy ghi ngày, từ hôm nay trở về trước.", field);

    private static string Line(string? typed, string field, int most) => Text(TypedText.Line(typed), field, most);

    private static string Text(string? typed, string field, int most) =>
        TypedText.Filled(typed) is { } text && text.Length <= most
            ? text
            : throw new RuleException(typeof(Texts), "documents.disposal.needed", "Mục này phải ghi, dài nhất {0} ký tự.", field, most);

    private static IReadOnlyList<string> Lines(string? typed, string field)
    {
        IReadOnlyList<string> lines = [.. (typed ?? "").Split('\n').Select(TypedText.Line).Where(l => l.Length > 0)];
        return lines.Count is > 0 and <= MostLines && lines.All(l => l.Length <= 300)
            ? lines
            : throw new RuleException(
                typeof(Texts),
                "documents.disposal.people",
                "Hãy ghi mỗi người một dòng (họ tên, chức vụ), từ 1 đến {0} dòng, mỗi dòng dài nhất 300 ký tự.",
                field,
                MostLines
            );
    }
}
