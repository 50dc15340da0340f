using IsoDienTu.AuditLog;
using IsoDienTu.Kernel;
using IsoDienTu.Organisation;
using Microsoft.EntityFrameworkCore;

namespace IsoDienTu.Processes.Reception;

/// <summary>What is asked for when an agency says which posts receive what comes from others.</summary>
/// <param name="Version">The version that was shown; null where the caller was shown none.</param>
internal sealed record ReceptionInput(IReadOnlyList<Guid>? Posts = null, uint? Version = null);

/// <summary>Who in an agency receives what comes from other agencies; page, API and everything that sends come here.</summary>
internal sealed class Receivers(WorkRunner runner, Posts posts, TimeProvider clock)
{
    public const string Right = "processes.reception";

    /// <summary>The posts of an agency that receive today, to be asked by whoever is about to send; empty when it receives nothing.</summary>
    public async Task<IReadOnlyList<Guid>> OfAsync(int agency, CancellationToken ct)
    {
        var chosen = await runner.LookAsync(
            agency,
            "select posts from processes.reception where agency_id = $1",
            [Sql.P(agency)],
            async (rows, token) => await rows.ReadAsync(token) ? rows.GetFieldValue<Guid[]>(0) : [],
            ct
        );
        return chosen.Length == 0 ? [] : [.. (await TodayAsync(agency, ct)).Select(p => p.Id).Where(chosen.Contains).Order()];
    }

    /// <summary>The same, where there has to be somebody.</summary>
    /// <param name="field">The asker's field that names the agency.</param>
    /// <exception cref="RuleException">The agency has not said who receives; the sentence says what mends that.</exception>
    public async Task<IReadOnlyList<Guid>> RequireAsync(AgencyCard agency, string? field, CancellationToken ct) =>
        await OfAsync(agency.Id, ct) is { Count: > 0 } found
            ? found
            : throw new RuleException(
                typeof(Texts),
                "processes.reception.none",
                "{0} ({1}) chưa chỉ định chức danh nhận việc từ cơ quan khác nên chưa gửi đến được. Hãy đề nghị quản trị hoặc thư ký ISO của cơ quan đó chọn chức danh ở trang “Nhận việc từ cơ quan khác”; chưa có gì được gửi đi.",
                field,
                agency.Name,
                agency.Code
            );

    /// <summary>The posts of an agency that exist today.</summary>
    public Task<IReadOnlyList<PostCard>> TodayAsync(int agency, CancellationToken ct) =>
        posts.ListAsync(agency, clock.GetUtcNow().VietnamDay(), ct);

    /// <exception cref="RuleException">A post is none of the agency's today.</exception>
    public async Task SaveAsync(IWork work, ReceptionInput input, CancellationToken ct)
    {
        var row = await work.Db.Set<ReceptionRow>().AsTracking().FirstOrDefaultAsync(ct);
        if (row is not null && input.Version is { } version)
        {
            work.Db.Expect(row, version);
        }

        var known = await TodayAsync(work.AgencyId, ct);
        var wanted = (input.Posts ?? []).Distinct().Order().ToArray();
        if (wanted.FirstOrDefault(w => known.All(p => p.Id != w)) is var strange && strange != Guid.Empty)
        {
            throw new RuleException(
                typeof(Texts),
                "processes.reception.post",
                "Cơ quan hiện không có chức danh «{0}». Hãy chọn trong danh sách chức danh đang có.",
                "Posts",
                strange
            );
        }

        var before = row?.Posts ?? [];
        row ??= work.Db.Add(new ReceptionRow()).Entity;
        row.Posts = wanted;
        Log.Write(work, "processes.reception_set", "agency", $"{work.AgencyId}", new { Posts = before }, new { row.Posts });
    }
}
