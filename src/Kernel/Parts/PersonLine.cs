using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;
using static IsoDienTu.Kernel.Parts.Markup;

namespace IsoDienTu.Kernel.Parts;

/// <summary>A person as pages show one: name, then post and unit. Masked names are masked before they come here.</summary>
/// <param name="Name">Full name, or a masked one on public pages.</param>
/// <param name="Post">Position held at that moment.</param>
/// <param name="Unit">Unit or office at that moment.</param>
/// <param name="Href">Page of that person, if the reader may open it.</param>
public sealed record PersonLine(string Name, string? Post = null, string? Unit = null, string? Href = null);

/// <summary><c>&lt;iso-person value="step.By" /&gt;</c>: name, post and unit on one or two lines.</summary>
[HtmlTargetElement("iso-person", TagStructure = TagStructure.WithoutEndTag)]
public sealed class PersonTagHelper : TagHelper
{
    /// <summary>The person; null shows a dash.</summary>
    public PersonLine? Value { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        output.Content.SetHtmlContent(Value is null ? Tag("span", null, "–") : Render(Value));
    }

    internal static IHtmlContent Render(PersonLine person)
    {
        var place = string.Join(", ", new[] { person.Post, person.Unit }.Where(part => !string.IsNullOrEmpty(part)));
        return Tag(
            "span",
            "person",
            person.Href is null ? Tag("span", "person-name", person.Name) : Tag("a", "person-name", person.Name).With("href", person.Href),
            place.Length == 0 ? null : Tag("span", "person-place", place)
        );
    }
}
