using Microsoft.AspNetCore.Razor.TagHelpers;
using static IsoDienTu.Kernel.Parts.Markup;

namespace IsoDienTu.Kernel.Parts;

/// <summary><c>&lt;iso-timeline label="Diễn biến"&gt;</c> holding <c>iso-event</c>: what happened, in order.</summary>
[HtmlTargetElement("iso-timeline")]
public sealed class TimelineTagHelper : TagHelper
{
    /// <summary>Name of the list for screen readers.</summary>
    public string Label { get; set; } = "";

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "ol";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "events");
        output.Attributes.SetAttribute("aria-label", Label);
    }
}

/// <summary><c>&lt;iso-event at="..." title="Chuyển bước 2" by="person" tone="Good"&gt;details&lt;/iso-event&gt;</c></summary>
[HtmlTargetElement("iso-event", ParentTag = "iso-timeline")]
public sealed class EventTagHelper(PartServices part) : TagHelper
{
    /// <summary>When it happened.</summary>
    public DateTimeOffset At { get; set; }

    /// <summary>What happened, in the words of the office.</summary>
    public string Title { get; set; } = "";

    /// <summary>Who did it.</summary>
    public PersonLine? By { get; set; }

    /// <summary>What it means.</summary>
    public Tone Tone { get; set; }

    /// <summary>Another icon than the tone's own.</summary>
    public string? Icon { get; set; }

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var details = await output.GetChildContentAsync();
        output.TagName = "li";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", Tone.Css());
        output.Content.AppendHtml(Tag("span", "events-icon", part.Icon(Icon ?? (Tone == Tone.Plain ? "point" : Tone.Icon()))));
        output.Content.AppendHtml(
            Tag(
                "div",
                "events-body",
                Tag(
                    "p",
                    "events-head",
                    Tag("strong", null, Title),
                    Tag("time", "tnum text-secondary", Moments.DateAndClock(At)).With("datetime", Moments.Machine(At))
                ),
                By is null ? null : PersonTagHelper.Render(By),
                details.IsEmptyOrWhiteSpace ? null : Tag("div", "events-details", details)
            )
        );
    }
}
