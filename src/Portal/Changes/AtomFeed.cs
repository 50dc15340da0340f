using System.Xml.Linq;
using IsoDienTu.Documents;
using Microsoft.Extensions.Localization;

namespace IsoDienTu.Portal.Changes;

/// <summary>Changes as an Atom feed (RFC 4287).</summary>
internal static class AtomFeed
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    public static string Write(FeedOf feed, IReadOnlyList<PublishedChange> changes, IStringLocalizer<Texts> texts)
    {
        var updated = changes.Count == 0 ? DateTimeOffset.UnixEpoch : changes.Max(c => c.At);
        var root = new XElement(
            Atom + "feed",
            new XElement(Atom + "id", feed.Home),
            new XElement(Atom + "title", texts["Thay đổi tài liệu của {0}", feed.Name].Value),
            new XElement(Atom + "updated", Instant(updated)),
            new XElement(Atom + "author", new XElement(Atom + "name", feed.Name)),
            Link("self", feed.Site + feed.Path),
            Link("alternate", feed.Home),
            changes.Select(c => new XElement(
                Atom + "entry",
                new XElement(Atom + "id", feed.Of(c) + (c.Withdrawn ? "#withdrawn" : "")),
                new XElement(Atom + "title", Clean(FeedOf.Say(c, texts))),
                new XElement(Atom + "updated", Instant(c.At)),
                Link("alternate", feed.Of(c)),
                c.Reason is null ? null : new XElement(Atom + "summary", Clean(c.Reason))
            ))
        );
        return new XDeclaration("1.0", "utf-8", null) + "\n" + root;
    }

    private static XElement Link(string rel, string href) => new(Atom + "link", new XAttribute("rel", rel), new XAttribute("href", href));

    private static string Instant(DateTimeOffset at) =>
        at.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Without characters that XML cannot carry, which a pasted text may hold.</summary>
    private static string Clean(string text) => string.Concat(text.Where(System.Xml.XmlConvert.IsXmlChar));
}
