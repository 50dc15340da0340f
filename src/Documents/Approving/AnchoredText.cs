using System.Net;
using System.Text;
using IsoDienTu.Kernel;

namespace IsoDienTu.Documents.Approving;

/// <summary>
/// A section's text as people read it, with the place of each letter in its HTML: finds words that somebody quotes, though bold or italic begins in
/// the middle of them, and marks them.
/// </summary>
internal sealed class AnchoredText
{
    private static readonly HashSet<string> Inline = new(StringComparer.Ordinal)
    {
        "strong",
        "em",
        "code",
        "del",
        "a",
        "sup",
        "sub",
        "b",
        "i",
    };
    private readonly string html;
    private readonly StringBuilder plain = new();

    // For each letter of the plain text its place and length in the HTML; a length of 0 for a space that only a tag makes.
    private readonly List<(int At, int Length)> places = [];

    /// <param name="html">As <see cref="ContentHtml"/> writes it: no angle bracket inside an attribute.</param>
    public AnchoredText(string html)
    {
        this.html = html;
        for (var i = 0; i < html.Length; )
        {
            i = html[i] switch
            {
                '<' => Tag(i),
                '&' => Entity(i),
                _ => Letter(html[i], i, 1),
            };
        }

        Plain = plain.ToString();
    }

    /// <summary>The text without tags, runs of white space as one space.</summary>
    public string Plain { get; }

    /// <summary>Whether the words stand in it, white space apart.</summary>
    public bool Has(string quote) => Find(quote) >= 0;

    /// <summary>The HTML with the quotes marked; one that is not there, or lies over another, stays unmarked.</summary>
    /// <param name="quotes">Words, and the id of their mark.</param>
    public string Mark(IEnumerable<(string Words, string Id)> quotes)
    {
        var ranges = new List<(int From, int To, string? Id)>();
        foreach (var (words, id) in quotes)
        {
            var at = Find(words);
            if (at < 0)
            {
                continue;
            }

            var found = Ranges(at, TypedText.Line(words).Length);
            if (found.TrueForAll(f => ranges.TrueForAll(r => f.To <= r.From || f.From >= r.To)))
            {
                ranges.AddRange(found.Select((f, i) => (f.From, f.To, i == 0 ? id : null)));
            }
        }

        var marked = new StringBuilder(html);
        foreach (var (from, to, id) in ranges.OrderByDescending(r => r.From))
        {
            marked.Insert(to, "</mark>").Insert(from, id is null ? "<mark>" : $"<mark id=\"{id}\">");
        }

        return marked.ToString();
    }

    private int Find(string quote) => TypedText.Line(quote) is { Length: > 0 } words ? Plain.IndexOf(words, StringComparison.Ordinal) : -1;

    /// <summary>The runs of HTML without tags that make up a stretch of the plain text.</summary>
    private List<(int From, int To)> Ranges(int at, int length)
    {
        var ranges = new List<(int From, int To)>();
        foreach (var (place, size) in places.Skip(at).Take(length).Where(p => p.Length > 0))
        {
            if (ranges.Count > 0 && place < ranges[^1].To)
            {
                // The second half of a letter that one entity writes.
                continue;
            }

            // White space that was collapsed lies between letters of one run; only a tag parts two.
            if (ranges.Count > 0 && !html.AsSpan(ranges[^1].To, place - ranges[^1].To).Contains('<'))
            {
                ranges[^1] = (ranges[^1].From, place + size);
            }
            else
            {
                ranges.Add((place, place + size));
            }
        }

        return ranges;
    }

    private int Tag(int at)
    {
        var end = html.IndexOf('>', at);
        var name = html[(at + 1)..end].TrimStart('/').Split(' ', '/')[0];
        if (!Inline.Contains(name))
        {
            Add(' ', at, 0);
        }

        return end + 1;
    }

    private int Entity(int at)
    {
        var end = html.IndexOf(';', at);
        foreach (var letter in WebUtility.HtmlDecode(html[at..(end + 1)]))
        {
            Letter(letter, at, end + 1 - at);
        }

        return end + 1;
    }

    private int Letter(char letter, int at, int length)
    {
        Add(char.IsWhiteSpace(letter) ? ' ' : letter, at, length);
        return at + length;
    }

    private void Add(char letter, int at, int length)
    {
        if (letter == ' ' && (plain.Length == 0 || plain[^1] == ' '))
        {
            return;
        }

        plain.Append(letter);
        places.Add((at, length));
    }
}
