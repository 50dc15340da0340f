using IsoDienTu.Kernel;
using IsoDienTu.Organisation.Staffing;
using Microsoft.EntityFrameworkCore;

namespace IsoDienTu.Organisation;

/// <summary>Reads of units and posts, of who holds them, and of which post a procedure's wording means. Thread-safe; one for the host.</summary>
public sealed class Posts(WorkRunner runner, WorkDatabases databases)
{
    /// <summary>The units of an agency; with a day only those that exist then.</summary>
    public async Task<IReadOnlyList<UnitCard>> UnitsAsync(int agencyId, DateOnly? day = null, CancellationToken ct = default) =>
        await runner.ReadAsync(
            agencyId,
            async (db, token) =>
            {
                var units = await db.Set<Unit>().OrderBy(u => u.Code).ToListAsync(token);
                return units
                    .Where(u => day is null || u.Exists.Contains(day.Value))
                    .Select(u => new UnitCard(u.Id, u.Code, u.Name, u.Kind, u.ParentId, u.Exists))
                    .ToList();
            },
            ct
        );

    /// <summary>The posts of an agency; with a day only those that exist then.</summary>
    public async Task<IReadOnlyList<PostCard>> ListAsync(int agencyId, DateOnly? day = null, CancellationToken ct = default) =>
        await runner.ReadAsync(agencyId, (db, token) => PostList.ReadAsync(db, day, token), ct);

    /// <summary>The post, ended ones included, or null when the agency has none such.</summary>
    public async Task<PostCard?> FindAsync(int agencyId, Guid postId, CancellationToken ct = default) =>
        (await ListAsync(agencyId, null, ct)).FirstOrDefault(p => p.Id == postId);

    /// <summary>Who holds any of the posts on a day.</summary>
    public async Task<IReadOnlyList<Holder>> HoldersAsync(
        int agencyId,
        IReadOnlyCollection<Guid> postIds,
        DateOnly day,
        CancellationToken ct = default
    ) => await HolderQuery.OfPostsAsync(databases, agencyId, postIds, day, ct);

    /// <summary>Who holds the post at an instant (the day in Vietnam decides).</summary>
    public Task<IReadOnlyList<Holder>> HoldersAtAsync(int agencyId, Guid postId, DateTimeOffset instant, CancellationToken ct = default) =>
        HoldersAsync(agencyId, [postId], instant.VietnamDay(), ct);

    /// <summary>
    /// The posts that a wording of the column "Trách nhiệm" may mean, the likeliest first: the agency's own wording, else the office word
    /// ("Lãnh đạo phòng", "Chuyên viên", "Văn thư", "Bộ phận tiếp nhận và trả kết quả") and the unit named with it, abbreviations understood.
    /// Several posts may share the highest score; then all of them may take the step. A proposal only: the publisher decides.
    /// </summary>
    public async Task<IReadOnlyList<RoleMatch>> MatchRoleAsync(
        int agencyId,
        string wording,
        DateOnly day,
        CancellationToken ct = default
    ) => MatchRole(await ListAsync(agencyId, day, ct), wording);

    /// <summary>The same over posts already read, for many wordings at once.</summary>
    public static IReadOnlyList<RoleMatch> MatchRole(IReadOnlyList<PostCard> posts, string wording) => RoleMatcher.Match(posts, wording);
}
