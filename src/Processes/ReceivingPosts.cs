using IsoDienTu.Kernel;
using IsoDienTu.Processes.Reception;
using Microsoft.EntityFrameworkCore;

namespace IsoDienTu.Processes;

/// <summary>Which posts of an agency receive what other agencies send, for whoever sets an agency up. People change it on its page.</summary>
public static class ReceivingPosts
{
    /// <summary>Names the posts where nobody has yet; else nothing changes. The calling command writes the one log entry.</summary>
    public static async Task BeginAsync(IWork work, IReadOnlyList<Guid> posts, CancellationToken ct = default)
    {
        if (!await work.Db.Set<ReceptionRow>().AnyAsync(ct))
        {
            work.Db.Add(new ReceptionRow { Posts = [.. posts.Order()] });
        }
    }
}
