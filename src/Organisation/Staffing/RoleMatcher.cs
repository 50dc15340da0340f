namespace IsoDienTu.Organisation.Staffing;

/// <summary>Proposes the posts that a wording means. Pure.</summary>
internal static class RoleMatcher
{
    private const double Listed = 0.3;

    public static IReadOnlyList<RoleMatch> Match(IReadOnlyList<PostCard> posts, string wording)
    {
        var best = new Dictionary<Guid, RoleMatch>();
        foreach (var part in Parts(wording))
        {
            foreach (var match in posts.Select(p => One(p, part, posts)).Where(m => m.Score >= Listed))
            {
                if (!best.TryGetValue(match.Post.Id, out var earlier) || earlier.Score < match.Score)
                {
                    best[match.Post.Id] = match;
                }
            }
        }

        return [.. best.Values.OrderByDescending(m => m.Score).ThenBy(m => m.Post.Kind).ThenBy(m => m.Post.Code, StringComparer.Ordinal)];
    }

    // One cell may name several: "- Công chức TN&TKQ - Văn thư", "Lãnh đạo Phòng; Văn thư", "A hoặc B".
    private static IEnumerable<string> Parts(string wording)
    {
        var cut = wording.Replace(" hoặc ", ";", StringComparison.OrdinalIgnoreCase).Replace("\n", ";", StringComparison.Ordinal);
        cut = cut.StartsWith("- ", StringComparison.Ordinal) ? cut[2..].Replace(" - ", ";", StringComparison.Ordinal) : cut;
        return cut.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(p => p.TrimStart('-', '+', ' ').TrimEnd('.', ' '));
    }

    private static RoleMatch One(PostCard post, string wording, IReadOnlyList<PostCard> all)
    {
        var wanted = RoleWords.WriteOut(wording);
        if (post.StepRoles.FirstOrDefault(r => RoleWords.WriteOut(r) == wanted) is { } own)
        {
            return new(post, 1, "Cơ quan đã đặt tên này cho chức danh: " + own);
        }

        var title = RoleWords.WriteOut(post.Title + " " + post.UnitName);
        if (title == wanted)
        {
            return new(post, 0.95, "Đúng tên chức danh và đơn vị");
        }

        var (kinds, word) = RoleWords.Office(wanted);
        if (!kinds.Contains(post.Kind))
        {
            return new(post, 0, "");
        }

        var subject = RoleWords.Subject(wanted, word);
        if (subject.Count == 0 && all.Count(p => kinds.Contains(p.Kind)) == 1)
        {
            return new(post, 0.9, "Chức danh duy nhất thuộc loại này ở cơ quan");
        }

        // A wording without a unit ("Lãnh đạo phòng", "Chuyên viên") fits every post of the kind, but only as a proposal.
        var names = new[] { title }.Concat(post.StepRoles.Select(RoleWords.WriteOut)).ToList();
        var named = subject.Count == 0 ? 0.2 : names.Max(n => Share(subject, n));
        var score = 0.4 + (0.5 * named) - (Array.IndexOf(kinds, post.Kind) * 0.02);
        return named switch
        {
            >= 0.99 => new(post, score, "Đúng loại chức danh và đơn vị " + post.UnitName),
            _ when subject.Count == 0 => new(post, score, "Đúng loại chức danh; câu chữ không nêu đơn vị"),
            > 0 => new(post, score, "Đúng loại chức danh; tên đơn vị gần giống " + post.UnitName),
            _ => new(post, Whole(post) ? 0.45 : 0.3, "Đúng loại chức danh; đơn vị trong câu chữ không thấy ở cơ quan"),
        };
    }

    // "Lãnh đạo Sở Y tế" names the agency, which is no unit: for posts of the whole agency that is no objection.
    private static bool Whole(PostCard post) =>
        post.Kind is PostKind.Head or PostKind.Deputy or PostKind.RecordsClerk or PostKind.DeskClerk;

    private static double Share(IReadOnlyList<string> subject, string name)
    {
        var words = name.Split(' ');
        var initials = string.Concat(words.Select(w => w[0]));
        var found = subject.Count(w =>
            words.Contains(w, StringComparer.Ordinal) || (w.Length >= 3 && initials.Contains(w, StringComparison.Ordinal))
        );
        return (double)found / subject.Count;
    }
}
