using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace IsoDienTu.Organisation.Rules;

/// <summary>Choices of a field in the language of the page.</summary>
internal static class Choices
{
    /// <summary>All values of a vocabulary.</summary>
    public static IReadOnlyList<SelectListItem> Of<T>(IStringLocalizer texts)
        where T : struct, Enum => [.. Enum.GetValues<T>().Select(v => new SelectListItem(texts[((Enum)(object)v).Label()], v.ToString()))];
}
