using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using static IsoDienTu.Kernel.Parts.Markup;

namespace IsoDienTu.Kernel.Parts;

/// <summary>
/// <c>&lt;iso-conflict value="Model.Conflict" labels="Model.Labels" /&gt;</c>: somebody saved first. Shows what they wrote beside what was typed;
/// the form below keeps the typed values and carries the new version, so sending again is a decision made with open eyes. Nothing for null.
/// </summary>
[HtmlTargetElement("iso-conflict", TagStructure = TagStructure.WithoutEndTag)]
public sealed class ConflictTagHelper(PartServices part) : TagHelper
{
    /// <summary>What somebody else changed meanwhile.</summary>
    public EditConflictException? Value { get; set; }

    /// <summary>Names of the fields as the form calls them, by property name; others show their property name.</summary>
    public IReadOnlyDictionary<string, string>? Labels { get; set; }

    /// <summary>What a stored key was chosen from; it is shown by the words that people chose.</summary>
    public IEnumerable<SelectListItem>? Options { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (Value is null)
        {
            output.SuppressOutput();
            return;
        }

        output.TagName = "section";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "notice tone-near");
        output.Attributes.SetAttribute("role", "alert");
        output.Attributes.SetAttribute("tabindex", "-1");
        output.Attributes.SetAttribute("autofocus", "autofocus");
        output.Content.AppendHtml(part.Icon("git-merge"));
        var gone = Value.Fields.Count == 0;
        output.Content.AppendHtml(
            Tag(
                "div",
                "notice-wide",
                Tag("p", "notice-title", Title(Value)),
                Tag(
                    "p",
                    null,
                    gone
                        ? part.T["Mục này không còn nữa. Chép lại điều cần giữ trước khi rời trang."]
                        : part.T["Điều bạn gõ vẫn còn trong biểu mẫu dưới đây. Xem chỗ khác nhau, sửa nếu cần rồi gửi lại."]
                ),
                gone ? null : Table(Value.Fields)
            )
        );
    }

    private string Title(EditConflictException conflict)
    {
        var who = conflict.ChangedBy ?? part.T["Người khác"].Value;
        return conflict.ChangedAt is { } at
            ? part.T["{0} đã lưu thay đổi lúc {1}", who, Moments.DateAndClock(at)]
            : part.T["{0} vừa lưu thay đổi", who];
    }

    private TagBuilder Table(IEnumerable<ConflictingField> fields) =>
        Tag(
            "table",
            "table table-sm",
            Tag("thead", null, Tag("tr", null, Head(part.T["Mục"]), Head(part.T["Đang được lưu"]), Head(part.T["Bạn gõ"]))),
            Tag("tbody", null, fields.Select(Row))
        );

    private TagBuilder Row(ConflictingField field) =>
        Tag(
            "tr",
            null,
            Tag("th", null, Labels?.GetValueOrDefault(field.Name) ?? field.Name).With("scope", "row"),
            Cell("del", Words(field.Theirs)),
            Cell("ins", Words(field.Mine))
        );

    private string? Words(string? stored) =>
        Options is null || stored is null
            ? stored
            : string.Join(
                ConflictingField.Between,
                stored.Split(ConflictingField.Between).Select(v => Options.FirstOrDefault(o => o.Value == v)?.Text ?? v)
            );

    private static TagBuilder Head(string text) => Tag("th", null, text).With("scope", "col");

    private static TagBuilder Cell(string name, string? text) => Tag("td", null, Tag(name, null, string.IsNullOrEmpty(text) ? "–" : text));
}
