namespace IsoDienTu.Kernel;

/// <summary>What somebody types into a search box as patterns of SQL's <c>ilike</c>, to be held against texts without their marks. Pure and safe for concurrent use.</summary>
public static class LikePattern
{
    /// <summary>The sign before one that stands for itself.</summary>
    public const string Escape = "\\";

    /// <summary>A pattern for each folded piece, all of which a text must hold; signs of a pattern that somebody types stand for themselves.</summary>
    public static IReadOnlyList<string> Of(string? words) => [.. Folding.Parts(words).Select(Around)];

    private static string Around(string part)
    {
        var literal = new[] { Escape, "%", "_" }.Aggregate(
            part,
            (text, sign) => text.Replace(sign, Escape + sign, StringComparison.Ordinal)
        );
        return $"%{literal}%";
    }
}
