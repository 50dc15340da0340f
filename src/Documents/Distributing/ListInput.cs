using System.Text.Json;
using IsoDienTu.AuditLog;
using IsoDienTu.Documents.Register;
using IsoDienTu.Kernel;
using IsoDienTu.Organisation;
using Microsoft.EntityFrameworkCore;

namespace IsoDienTu.Documents.Distributing;

/// <summary>A distribution list as it is wanted.</summary>
/// <param name="GatePercent">Share of readers without which an issue does not take effect; null for none.</param>
/// <param name="Version">The version of the list that was seen; 0 when there was none.</param>
internal sealed record ListInput(
    bool WholeAgency = false,
    IReadOnlyList<Guid>? Units = null,
    IReadOnlyList<Guid>? Posts = null,
    int? DueDays = DistributionList.UsualDueDays,
    IReadOnlyList<QuizQuestion>? Quiz = null,
    int? GatePercent = null,
    uint Version = 0
);

/// <summary>Keeps distribution lists, with the one log entry of the act.</summary>
internal static class Lists
{
    /// <summary>Sets lists, sees who has read, hands out copies.</summary>
    public const string Right = "documents.distribute";
    private const int MostDueDays = 60;

    /// <exception cref="RuleException">A number is out of its range, or the agency has no such unit or post.</exception>
    public static async Task SaveAsync(IWork work, Posts posts, Guid documentId, ListInput input, CancellationToken ct)
    {
        var document = await work.Db.Set<Document>().FirstAsync(d => d.Id == documentId, ct);
        var list = await DistributionList.FindAsync(work.Db, documentId, ct);
        var before = list?.Facts();
        if (list is null)
        {
            list = work.Db.Add(new DistributionList { DocumentId = documentId }).Entity;
        }
        else
        {
            work.Db.Expect(list, input.Version);
        }

        var day = work.Now.VietnamDay();
        list.WholeAgency = input.WholeAgency;
        list.Units = Known(input.Units, [.. (await posts.UnitsAsync(work.AgencyId, day, ct)).Select(u => u.Id)], list.Units, "Units");
        list.Posts = Known(input.Posts, [.. (await posts.ListAsync(work.AgencyId, day, ct)).Select(p => p.Id)], list.Posts, "PostIds");
        list.DueDays = input.DueDays is >= 1 and <= MostDueDays
            ? input.DueDays.Value
            : throw new RuleException(
                typeof(Texts),
                "documents.list.due",
                "Hãy ghi số ngày làm việc để đọc, từ 1 đến {0}.",
                "DueDays",
                MostDueDays
            );
        list.GatePercent = GateOf(input.GatePercent);
        list.Quiz = JsonSerializer.Serialize(Quiz.Checked(input.Quiz ?? []), JsonSerializerOptions.Web);
        Log.Write(work, "documents.list_set", "document", document.Code, before, list.Facts());
        work.Enqueue(Duties.Follow, new FollowReaders(documentId));
    }

    private static int? GateOf(int? percent) =>
        percent switch
        {
            null => null,
            >= 1 and <= 100 => percent,
            _ => throw new RuleException(
                typeof(Texts),
                "documents.gate.percent",
                "Tỷ lệ phải từ 1 đến 100 %; để trống thì tài liệu có hiệu lực đúng ngày mà không chờ.",
                "GatePercent"
            ),
        };

    /// <summary>What was chosen before may have ended since and stays; what is chosen now must be there.</summary>
    private static Guid[] Known(IReadOnlyList<Guid>? chosen, HashSet<Guid> there, Guid[] before, string field)
    {
        var wanted = (chosen ?? []).Distinct().ToArray();
        return wanted.All(w => there.Contains(w) || before.Contains(w))
            ? wanted
            : throw new RuleException(
                typeof(Texts),
                "documents.list.unknown",
                "Đơn vị hoặc chức danh được chọn không còn trong cơ quan. Hãy tải lại trang rồi chọn lại.",
                field
            );
    }
}
