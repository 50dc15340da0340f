using IsoDienTu.Kernel;
using Microsoft.EntityFrameworkCore;

namespace IsoDienTu.Processes.Designing;

/// <summary>Finds processes by code and title, marks and capitals ignored.</summary>
internal static class DefinitionSearch
{
    public static IQueryable<Definition> Named(this IQueryable<Definition> all, string? words) =>
        Folding
            .Parts(words)
            .Select(Pattern)
            .Aggregate(
                all,
                (found, like) => found.Where(d => EF.Functions.ILike(EF.Functions.Unaccent(d.Key + " " + d.Title), like, Escape))
            );

    private const string Escape = "\\";

    /// <summary>Signs of a pattern that somebody types stand for themselves.</summary>
    private static string Pattern(string part)
    {
        var literal = new[] { Escape, "%", "_" }.Aggregate(
            part,
            (text, sign) => text.Replace(sign, Escape + sign, StringComparison.Ordinal)
        );
        return $"%{literal}%";
    }
}
