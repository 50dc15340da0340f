using System.Net;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace IsoDienTu.Kernel.Parts;

/// <summary>Short way to build encoded HTML in tag helpers. A null attribute or child leaves nothing behind.</summary>
internal static class Markup
{
    public static TagBuilder Tag(string name, string? css = null, params ReadOnlySpan<object?> children)
    {
        var tag = new TagBuilder(name);
        if (name is "input" or "link" or "img" or "br")
            tag.TagRenderMode = TagRenderMode.SelfClosing;
        tag.With("class", css);
        foreach (var child in children)
            tag.InnerHtml.Add(child);
        return tag;
    }

    public static TagBuilder With(this TagBuilder tag, string attribute, string? value)
    {
        if (value is not null)
            tag.Attributes[attribute] = value;
        return tag;
    }

    /// <summary>The text an HTML fragment stands for, for use as an attribute that will be encoded again.</summary>
    public static string ToPlainText(this IHtmlContent html)
    {
        using var writer = new StringWriter();
        html.WriteTo(writer, HtmlEncoder.Default);
        return WebUtility.HtmlDecode(writer.ToString());
    }

    /// <summary>Texts are encoded, HTML is taken as it is, sequences are flattened.</summary>
    public static void Add(this IHtmlContentBuilder builder, object? child)
    {
        switch (child)
        {
            case null:
                break;
            case IHtmlContent html:
                builder.AppendHtml(html);
                break;
            case IEnumerable<IHtmlContent> several:
                foreach (var one in several)
                    builder.AppendHtml(one);
                break;
            default:
                builder.Append(child.ToString() ?? "");
                break;
        }
    }
}
