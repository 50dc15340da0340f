using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;
using static IsoDienTu.Kernel.Parts.Markup;

namespace IsoDienTu.Kernel.Parts;

/// <summary><c>&lt;iso-deadline value="row.Clock" /&gt;</c>: icon, words and, unless <c>bare</c>, the due instant with its weekday.</summary>
[HtmlTargetElement("iso-deadline", TagStructure = TagStructure.WithoutEndTag)]
public sealed class DeadlineTagHelper(PartServices part) : TagHelper
{
    /// <summary>The deadline; nothing is shown for null.</summary>
    public Deadline? Value { get; set; }

    /// <summary>Leaves the due instant out, for places that show it already.</summary>
    public bool Bare { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        if (Value is null)
            output.SuppressOutput();
        else
            output.Content.SetHtmlContent(Render(Value, part, Bare));
    }

    internal static IHtmlContent Render(Deadline clock, PartServices part, bool bare)
    {
        var badge = Tag("span", $"mark {clock.Tone.Css()}", part.Icon(IconOf(clock)), Tag("span", "tnum", clock.Say(part.T)));
        if (bare || clock.DueAt is not { } due)
            return badge;
        return Tag(
            "span",
            "deadline",
            badge,
            Tag("time", "tnum text-secondary", Moments.Due(due, part.T)).With("datetime", Moments.Machine(due))
        );
    }

    private static string IconOf(Deadline clock) =>
        clock.State == ClockState.Running && clock.Tone == Tone.Info ? "clock" : clock.Tone.Icon();
}
