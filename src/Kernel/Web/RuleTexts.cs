using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace IsoDienTu.Kernel.Web;

/// <summary>Says a rule's sentence in the language of the request.</summary>
internal static class RuleTexts
{
    public static string Say(HttpContext http, RuleException rule)
    {
        var texts = http.RequestServices.GetRequiredService<IStringLocalizerFactory>().Create(rule.Texts);
        return texts[rule.Sentence, [.. rule.Args]].Value;
    }
}
