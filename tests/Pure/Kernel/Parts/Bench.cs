using IsoDienTu.Kernel;
using IsoDienTu.Kernel.Parts;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Localization;

namespace IsoDienTu.Pure.Kernel.Parts;

/// <summary>Draws one component outside a page: real texts, no bundle, an empty request.</summary>
internal sealed class Bench
{
    private readonly ServiceProvider _services = new ServiceCollection().AddLogging().AddLocalization().BuildServiceProvider();

    public Bench()
    {
        Texts = _services.GetRequiredService<IStringLocalizer<Texts>>();
        Parts = new PartServices(Texts, new Assets(new NullFileProvider()), TimeProvider.System);
        View = new ViewContext
        {
            HttpContext = new DefaultHttpContext { RequestServices = _services },
            ViewData = new ViewDataDictionary(Metadata, new ModelStateDictionary()),
        };
    }

    public IStringLocalizer<Texts> Texts { get; }
    public PartServices Parts { get; }
    public ViewContext View { get; }
    public ModelStateDictionary ModelState => View.ViewData.ModelState;

    private static EmptyModelMetadataProvider Metadata { get; } = new();

    /// <summary>A property of a model with its value, as <c>for="Input.Name"</c> would hand it over.</summary>
    public static ModelExpression Property<TModel>(string name, TModel model, string property) =>
        new(name, Metadata.GetModelExplorerForType(typeof(TModel), model).GetExplorerForProperty(property)!);

    /// <summary>The HTML of the component with the given content.</summary>
    public static Task<string> DrawAsync(TagHelper helper, string content = "", params TagHelperAttribute[] attributes) =>
        DrawAsync(helper, [], content, attributes);

    /// <summary>The HTML of the component with the given components inside it.</summary>
    public static async Task<string> DrawAsync(
        TagHelper helper,
        TagHelper[] children,
        string content = "",
        params TagHelperAttribute[] attributes
    )
    {
        var list = new TagHelperAttributeList(attributes);
        var context = new TagHelperContext(list, new Dictionary<object, object>(), "test");
        var output = new TagHelperOutput(
            "part",
            list,
            async (_, _) =>
            {
                var inside = new DefaultTagHelperContent().AppendHtml(content);
                foreach (var child in children)
                {
                    var drawn = new TagHelperOutput("part", [], (_, _) => Task.FromResult<TagHelperContent>(new DefaultTagHelperContent()));
                    await child.ProcessAsync(new TagHelperContext([], context.Items, "child"), drawn);
                    inside.AppendHtml(drawn);
                }

                return inside;
            }
        );
        helper.Init(context);
        await helper.ProcessAsync(context, output);
        return Text(output);
    }

    private static string Text(IHtmlContent content)
    {
        using var writer = new StringWriter();
        content.WriteTo(writer, System.Text.Encodings.Web.HtmlEncoder.Create(System.Text.Unicode.UnicodeRanges.All));
        return writer.ToString();
    }
}
