using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;
using static IsoDienTu.Kernel.Parts.Markup;

namespace IsoDienTu.Kernel.Parts;

/// <summary>What every component needs: texts, icons and the clock. One constructor argument instead of three.</summary>
public sealed class PartServices(IStringLocalizer<Texts> texts, Assets assets, TimeProvider time)
{
    /// <summary>Kernel's texts in the language of the request.</summary>
    public IStringLocalizer<Texts> T => texts;

    /// <summary>The time now, for relative words only; what is stored takes its time from the unit of work.</summary>
    public DateTimeOffset Now => time.GetUtcNow();

    /// <summary>One icon of the sprite. Without a label it is decoration and hidden from screen readers.</summary>
    public IHtmlContent Icon(string name, string? label = null) => IconTag(assets, name, label);

    internal static TagBuilder IconTag(Assets assets, string name, string? label) =>
        Tag("svg", "icon", label is null ? null : Tag("title", null, label), Tag("use").With("href", assets.Icon(name)))
            .With("role", label is null ? null : "img")
            .With("aria-hidden", label is null ? "true" : null);
}
