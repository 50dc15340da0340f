using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using static IsoDienTu.Kernel.Parts.Markup;

namespace IsoDienTu.Kernel.Parts;

/// <summary>One field that somebody else changed meanwhile.</summary>
/// <param name="Label">Name of the field as the form calls it.</param>
/// <param name="Theirs">What is stored now.</param>
/// <param name="Mine">What this person typed.</param>
public sealed record ConflictLine(string Label, string? Theirs, string? Mine);

/// <summary>
/// <c>&lt;iso-conflict by="..." at="..." lines="..." /&gt;</c>: somebody saved first. Shows what they wrote beside what was typed;
/// the form below keeps the typed values and carries the new version, so sending again is a decision made with open eyes.
/// </summary>
[HtmlTargetElement("iso-conflict", TagStructure = TagStructure.WithoutEndTag)]
public sealed class ConflictTagHelper(PartServices part) : TagHelper
{
    /// <summary>Who saved meanwhile.</summary>
    public PersonLine? By { get; set; }

    /// <summary>When they saved.</summary>
    public DateTimeOffset? At { get; set; }

    /// <summary>The fields that differ.</summary>
    public IEnumerable<ConflictLine> Lines { get; set; } = [];

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "section";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "notice tone-near");
        output.Attributes.SetAttribute("role", "alert");
        output.Attributes.SetAttribute("tabindex", "-1");
        output.Attributes.SetAttribute("autofocus", "autofocus");
        var who = By?.Name ?? part.T["Người khác"].Value;
        var title = At is { } at
            ? part.T["{0} đã lưu thay đổi lúc {1}", who, Moments.DateAndClock(at)]
            : part.T["{0} vừa lưu thay đổi", who];
        output.Content.AppendHtml(part.Icon("git-merge"));
        output.Content.AppendHtml(
            Tag(
                "div",
                "notice-wide",
                Tag("p", "notice-title", title),
                Tag("p", null, part.T["Điều bạn gõ vẫn còn trong biểu mẫu dưới đây. Xem chỗ khác nhau, sửa nếu cần rồi gửi lại."]),
                Table()
            )
        );
    }

    private TagBuilder Table() =>
        Tag(
            "table",
            "table table-sm",
            Tag("thead", null, Tag("tr", null, Head(part.T["Mục"]), Head(part.T["Đang được lưu"]), Head(part.T["Bạn gõ"]))),
            Tag(
                "tbody",
                null,
                Lines.Select(line =>
                    Tag("tr", null, Tag("th", null, line.Label).With("scope", "row"), Cell("del", line.Theirs), Cell("ins", line.Mine))
                )
            )
        );

    private static TagBuilder Head(string text) => Tag("th", null, text).With("scope", "col");

    private static TagBuilder Cell(string name, string? text) => Tag("td", null, Tag(name, null, string.IsNullOrEmpty(text) ? "–" : text));
}
