using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;
using static IsoDienTu.Kernel.Parts.Markup;

namespace IsoDienTu.Kernel.Parts;

/// <summary>Where a step stands.</summary>
public enum StepState
{
    /// <summary>Not begun.</summary>
    Ahead,

    /// <summary>Somebody has it now.</summary>
    Here,

    /// <summary>Finished.</summary>
    Done,

    /// <summary>Sent back to an earlier step.</summary>
    SentBack,

    /// <summary>Left out on this path.</summary>
    Skipped,
}

/// <summary>One line of a step list. Every part but number, title and state may be missing.</summary>
/// <param name="No">Number as written: "1", "a.2".</param>
/// <param name="Title">What is done.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Role">Who does it by rule, as written.</param>
/// <param name="Term">Time allowed, as written: "0,5 ngày làm việc".</param>
/// <param name="By">Who has or had it.</param>
/// <param name="ReceivedAt">When it came.</param>
/// <param name="DoneAt">When it was finished.</param>
/// <param name="Clock">The step's deadline.</param>
/// <param name="Note">One more line: the reason for a pause or a return.</param>
/// <param name="Href">Page of the step.</param>
public sealed record StepLine(
    string No,
    string Title,
    StepState State = StepState.Ahead,
    string? Role = null,
    string? Term = null,
    PersonLine? By = null,
    DateTimeOffset? ReceivedAt = null,
    DateTimeOffset? DoneAt = null,
    Deadline? Clock = null,
    string? Note = null,
    string? Href = null
);

/// <summary><c>&lt;iso-steps items="Model.Steps" label="Các bước" /&gt;</c>: the steps in order, each with its clock.</summary>
[HtmlTargetElement("iso-steps", TagStructure = TagStructure.WithoutEndTag)]
public sealed class StepsTagHelper(PartServices part) : TagHelper
{
    /// <summary>The steps, first to last.</summary>
    public IEnumerable<StepLine> Items { get; set; } = [];

    /// <summary>Name of the list for screen readers.</summary>
    public string Label { get; set; } = "";

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "ol";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "step-list");
        output.Attributes.SetAttribute("aria-label", Label);
        // Where nothing has begun the list tells how work goes, not where it stands: "not yet" beside every line would say nothing.
        var stands = Items.Any(s => s.State != StepState.Ahead);
        foreach (var step in Items)
            output.Content.AppendHtml(Line(step, stands));
    }

    private IHtmlContent Line(StepLine step, bool stands) =>
        Tag(
                "li",
                $"step-{step.State.ToString().ToLowerInvariant()}",
                Tag("span", "step-no tnum", step.No),
                Tag(
                    "div",
                    "step-body",
                    Tag(
                        "p",
                        "step-title",
                        step.Href is null ? step.Title : Tag("a", null, step.Title).With("href", step.Href),
                        stands ? State(step) : null
                    ),
                    Tag("p", "step-rule text-secondary", step.Role, step.Role is null || step.Term is null ? null : " · ", step.Term),
                    step.By is null ? null : PersonTagHelper.Render(step.By),
                    Times(step),
                    step.Note is null ? null : Tag("p", "step-note", step.Note)
                )
            )
            .With("aria-current", step.State == StepState.Here ? "step" : null);

    private IHtmlContent State(StepLine step) =>
        step.State switch
        {
            StepState.Here => Mark(Tone.Info, "player-play", part.T["đang làm"]),
            StepState.Done => Mark(Tone.Good, "check", part.T["xong"]),
            StepState.SentBack => Mark(Tone.Near, "arrow-back-up", part.T["trả lại"]),
            StepState.Skipped => Mark(Tone.Paused, "arrow-forward-up", part.T["không qua"]),
            _ => Mark(Tone.Plain, "circle-dashed", part.T["chưa tới"]),
        };

    private IHtmlContent Mark(Tone tone, string icon, string text) => Tag("span", $"mark {tone.Css()}", part.Icon(icon), text);

    private IHtmlContent? Times(StepLine step)
    {
        if (step.ReceivedAt is null && step.DoneAt is null && step.Clock is null)
            return null;
        return Tag(
            "p",
            "step-times",
            At(part.T["nhận"], step.ReceivedAt),
            At(part.T["xong"], step.DoneAt),
            step.Clock is null ? null : DeadlineTagHelper.Render(step.Clock, part, bare: step.DoneAt is not null)
        );
    }

    private static IHtmlContent? At(string word, DateTimeOffset? at) =>
        at is not { } instant
            ? null
            : Tag(
                "span",
                "text-secondary",
                word + " ",
                Tag("time", "tnum", Moments.DateAndClock(instant)).With("datetime", Moments.Machine(instant))
            );
}
