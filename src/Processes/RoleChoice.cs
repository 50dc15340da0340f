using IsoDienTu.Organisation;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace IsoDienTu.Processes;

/// <summary>A role with the posts that may be meant and those chosen so far.</summary>
/// <param name="Words">The role as written.</param>
/// <param name="Matches">Posts that the words may mean, likeliest first.</param>
/// <param name="Others">The other posts of the agency.</param>
/// <param name="Chosen">Chosen by a person; where nobody chose, the best safe proposals.</param>
public sealed record RoleChoice(string Words, IReadOnlyList<RoleMatch> Matches, IReadOnlyList<PostCard> Others, IReadOnlyList<Guid> Chosen)
{
    private const double Safe = 0.6;

    /// <summary>The posts as a form offers them, the likeliest first and with why they are.</summary>
    public IReadOnlyList<SelectListItem> Options =>
        [
            .. Matches.Select(m => new SelectListItem($"{m.Post.Title} – {m.Post.UnitName} ({m.Why})", $"{m.Post.Id}")),
            .. Others.Select(p => new SelectListItem($"{p.Title} – {p.UnitName}", $"{p.Id}")),
        ];

    /// <summary>What to offer for a role.</summary>
    /// <param name="before">Posts a person chose before.</param>
    /// <param name="posts">The posts of the agency.</param>
    public static RoleChoice Of(string words, IReadOnlyList<Guid> before, IReadOnlyList<PostCard> posts)
    {
        var matches = Posts.MatchRole(posts, words);
        var best = matches.Count > 0 ? matches[0].Score : 0;
        var chosen = before.Where(id => posts.Any(p => p.Id == id)).ToList();
        if (chosen.Count == 0 && best > Safe)
        {
            chosen = [.. matches.Where(m => m.Score >= best).Select(m => m.Post.Id)];
        }

        var named = matches.Select(m => m.Post.Id).ToHashSet();
        return new RoleChoice(words, matches, [.. posts.Where(p => !named.Contains(p.Id))], chosen);
    }
}
