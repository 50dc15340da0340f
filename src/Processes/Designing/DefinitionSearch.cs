using IsoDienTu.Kernel;
using Microsoft.EntityFrameworkCore;

namespace IsoDienTu.Processes.Designing;

/// <summary>Finds processes by code and title, marks and capitals ignored.</summary>
internal static class DefinitionSearch
{
    public static IQueryable<Definition> Named(this IQueryable<Definition> all, string? words) =>
        LikePattern
            .Of(words)
            .Aggregate(
                all,
                (found, like) =>
                    found.Where(d => EF.Functions.ILike(EF.Functions.Unaccent(d.Key + " " + d.Title), like, LikePattern.Escape))
            );
}
