using IsoDienTu.Kernel.Parts;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;

namespace IsoDienTu.Kernel.Web;

/// <summary>The rail: what the modules declared, as far as the person at work holds the rights, in the language of the request.</summary>
internal sealed class CatalogueMenu(ModuleCatalogue catalogue, IStringLocalizerFactory texts) : IMenu
{
    public ValueTask<IReadOnlyList<MenuItem>> ForAsync(HttpContext http)
    {
        if (http.TryActing() is not { } acting)
        {
            return ValueTask.FromResult<IReadOnlyList<MenuItem>>([]);
        }

        var items =
            from module in catalogue.Modules
            let words = module.Assembly.GetType($"{module.Assembly.GetName().Name}.Texts") is { } marker ? texts.Create(marker) : null
            from entry in module.Setup.MenuEntries
            where acting.Has(entry.Right)
            orderby entry.Order
            select new MenuItem(
                Say(words, entry.Label),
                entry.Path,
                entry.Icon,
                null,
                entry.Group.Length == 0 ? null : Say(words, entry.Group)
            );
        // A group stands together where its first entry stands: modules number their entries without knowing of each other.
        return ValueTask.FromResult<IReadOnlyList<MenuItem>>([.. items.GroupBy(i => i.Group).SelectMany(g => g)]);
    }

    private static string Say(IStringLocalizer? words, string vietnamese) => words is null ? vietnamese : words[vietnamese];
}
