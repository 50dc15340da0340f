using Microsoft.AspNetCore.Razor.TagHelpers;

namespace IsoDienTu.Kernel.Parts;

/// <summary>How much of an instant is shown.</summary>
public enum TimeForm
{
    /// <summary>26/11/2026 10:32</summary>
    Full,

    /// <summary>26/11/2026</summary>
    Date,

    /// <summary>10:32</summary>
    Clock,

    /// <summary>Thứ Năm 26/11/2026 17:00</summary>
    Due,
}

/// <summary><c>&lt;iso-time at="Model.ReceivedAt" /&gt;</c>: an instant for people and machines; nothing known shows a dash.</summary>
[HtmlTargetElement("iso-time", TagStructure = TagStructure.WithoutEndTag)]
public sealed class TimeTagHelper(PartServices part) : TagHelper
{
    /// <summary>The instant in any offset.</summary>
    public DateTimeOffset? At { get; set; }

    /// <summary>A calendar day instead of an instant.</summary>
    public DateOnly? Day { get; set; }

    /// <summary>How much is shown; a day alone is always a date.</summary>
    public TimeForm Form { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "time";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.Add("class", "tnum");
        if (Day is { } day)
        {
            output.Attributes.SetAttribute("datetime", day.ToString("O"));
            output.Content.SetContent(Moments.Date(day));
        }
        else if (At is { } at)
        {
            output.Attributes.SetAttribute("datetime", Moments.Machine(at));
            output.Content.SetContent(Write(at));
        }
        else
        {
            output.TagName = "span";
            output.Content.SetContent("–");
        }
    }

    private string Write(DateTimeOffset at) =>
        Form switch
        {
            TimeForm.Date => Moments.Date(at),
            TimeForm.Clock => Moments.Clock(at),
            TimeForm.Due => Moments.Due(at, part.T),
            _ => Moments.DateAndClock(at),
        };
}
