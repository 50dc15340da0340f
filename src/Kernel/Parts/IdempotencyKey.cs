using System.Security.Cryptography;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace IsoDienTu.Kernel.Parts;

/// <summary>
/// <c>&lt;iso-key /&gt;</c> in every form that changes something: a key made by the server when the form is shown, so that a double click,
/// a re-post or a retry after a lost answer does the work once. The value typed back on a refused form is a new one.
/// </summary>
[HtmlTargetElement("iso-key", TagStructure = TagStructure.WithoutEndTag)]
public sealed class IdempotencyKeyTagHelper : TagHelper
{
    /// <summary>Name of the hidden field.</summary>
    public const string Field = "IdempotencyKey";

    /// <summary>A fresh key: 128 random bits in 32 hexadecimal digits.</summary>
    public static string New() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "input";
        output.TagMode = TagMode.SelfClosing;
        output.Attributes.SetAttribute("type", "hidden");
        output.Attributes.SetAttribute("name", Field);
        output.Attributes.SetAttribute("value", New());
        output.Attributes.SetAttribute("autocomplete", "off");
    }
}
