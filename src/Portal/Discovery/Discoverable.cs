using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using IsoDienTu.Organisation;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Http;

namespace IsoDienTu.Portal.Discovery;

/// <summary>What a public page says about itself to search engines: its facts in the words of schema.org (NĐ 224/2026 art. 11: metadata of pages).</summary>
internal static class Discoverable
{
    // "<" and "&" are written as \u escapes, so that no text can end the element it stands in.
    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>Scheme and host of the site that answers, without a slash at the end.</summary>
    public static string SiteOf(HttpRequest request) => $"{request.Scheme}://{request.Host}{request.PathBase}";

    /// <summary>The element that carries the facts. It is data, so the policy against inline scripts does not concern it.</summary>
    public static IHtmlContent Data(JsonObject facts)
    {
        facts.Insert(0, "@context", "https://schema.org");
        return new HtmlString($"<script type=\"application/ld+json\">{Without(facts).ToJsonString(Options)}</script>");
    }

    /// <summary>An agency.</summary>
    public static JsonObject Organization(AgencyCard agency, string site) =>
        new()
        {
            ["@type"] = "GovernmentOrganization",
            ["name"] = PublicPage.NameOf(agency),
            ["identifier"] = Said(agency.Code),
            ["url"] = $"{site}/Portal/Agency/{agency.Slug}",
            ["address"] = Said(agency.Address),
            ["telephone"] = Said(agency.Phone),
            ["sameAs"] = agency.WebSites.Count == 0 ? null : new JsonArray([.. agency.WebSites.Select(w => JsonValue.Create(w))]),
        };

    private static string? Said(string text) => text.Length == 0 ? null : text;

    private static JsonObject Without(JsonObject facts)
    {
        foreach (var (name, value) in facts.ToList())
        {
            if (value is null || (value is JsonValue text && text.TryGetValue<string>(out var said) && string.IsNullOrWhiteSpace(said)))
            {
                facts.Remove(name);
            }
            else if (value is JsonObject inner)
            {
                Without(inner);
            }
        }

        return facts;
    }
}
