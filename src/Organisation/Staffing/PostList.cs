using IsoDienTu.Kernel;
using Microsoft.EntityFrameworkCore;

namespace IsoDienTu.Organisation.Staffing;

/// <summary>The posts of the acting agency with their units.</summary>
internal static class PostList
{
    public static async Task<List<PostCard>> ReadAsync(IsoDbContext db, DateOnly? day, CancellationToken ct)
    {
        var rows = await db.Set<Post>()
            .Join(db.Set<Unit>(), p => p.UnitId, u => u.Id, (p, u) => new { Post = p, Unit = u })
            .OrderBy(r => r.Unit.Code)
            .ThenBy(r => r.Post.Code)
            .ToListAsync(ct);
        return [.. rows.Where(r => day is null || r.Post.Exists.Contains(day.Value)).Select(r => Card(r.Post, r.Unit))];
    }

    public static PostCard Card(Post post, Unit unit) =>
        new(
            post.Id,
            post.Code,
            post.Title,
            post.Kind,
            post.UnitId,
            unit.Name,
            [.. (post.StepRole ?? "").Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)],
            post.IsSingle,
            post.Exists
        );
}
