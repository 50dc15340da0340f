using System.Globalization;
using System.Text;
using IsoDienTu.Kernel;

namespace IsoDienTu.Documents.Searching;

/// <summary>Where in a document something was found.</summary>
/// <param name="Section">Place of the section among the sections, from 0; null for the title and the forms.</param>
/// <param name="Heading">The section's number and title.</param>
internal sealed record Snippet(int? Section, string Heading, IReadOnlyList<FoundPiece> Pieces);

/// <summary>Cuts the place out of a text where most of what was asked for stands, and marks it. Pure.</summary>
internal static class Snippets
{
    private const int Before = 60;
    private const int Length = 260;

    /// <summary>The line that holds most of the terms, the first of equals, of the section with it; null when no section holds any.</summary>
    public static Snippet? Of(DocumentContent content, SearchQuery query)
    {
        var best = (Score: 0, Section: 0, Line: "");
        for (var s = 0; s < content.Sections.Count; s++)
        {
            var section = content.Sections[s];
            foreach (var line in section.Blocks.SelectMany(b => b.Lines()).Prepend(ContentHtml.Heading(section)))
            {
                var score = Score(line, query, best.Score);
                if (score > best.Score)
                {
                    best = (score, s, line);
                }
            }
        }

        return best.Score == 0
            ? null
            : new Snippet(best.Section, ContentHtml.Heading(content.Sections[best.Section]), Cut(best.Line, query));
    }

    /// <summary>The text with what was asked for marked, whole.</summary>
    public static IReadOnlyList<FoundPiece> Mark(string text, SearchQuery query) => Pieces(text, Found(text, query), 0, text.Length);

    /// <summary>The stretch round the first mark.</summary>
    public static IReadOnlyList<FoundPiece> Cut(string line, SearchQuery query)
    {
        var text = line.ReplaceLineEndings(" ").Replace('\t', ' ');
        var marks = Found(text, query);
        if (text.Length <= Length)
        {
            return Pieces(text, marks, 0, text.Length);
        }

        // The stretch with most marks in it begins a little before one of them.
        var start = marks
            .Select(m => m.Start)
            .DefaultIfEmpty(0)
            .MaxBy(at => marks.Where(m => m.Start >= at && m.End <= at + Length - Before).Sum(m => m.End - m.Start));
        var from = WordStart(text, Math.Max(0, start - Before));
        var to = Math.Min(text.Length, from + Length);
        while (to < text.Length && to > from + Before && text[to] != ' ')
        {
            to--;
        }

        var pieces = Pieces(text, marks, from, to);
        if (from > 0)
        {
            pieces.Insert(0, new FoundPiece("… ", false));
        }

        if (to < text.Length)
        {
            pieces.Add(new FoundPiece(" …", false));
        }

        return pieces;
    }

    private static int WordStart(string text, int at)
    {
        while (at > 0 && text[at - 1] != ' ')
        {
            at--;
        }

        return at;
    }

    /// <summary>How many terms a line holds, by the count of their words, and a little more when it holds all as it was typed.</summary>
    /// <param name="best">What another line has; looking for accents in this one is not worth its time when it would stay below all the same.</param>
    private static int Score(string line, SearchQuery query, int best)
    {
        // Most lines hold nothing, which a look for the first words tells without cutting the line into words.
        var folded = Folding.Fold(line);
        if (!query.Terms.Any(t => folded.Contains(t.Folded[0], StringComparison.Ordinal)))
        {
            return 0;
        }

        var words = Folding.Cut(folded);
        var score = 0;
        foreach (var term in query.Terms)
        {
            var at = 0;
            while (at < words.Count && !StandsAt(words, at, term))
            {
                at++;
            }

            score += at < words.Count ? 10 * term.Folded.Count : 0;
        }

        const int accents = 5;
        return
            score > 0
            && score + accents > best
            && query.AccentLexemes is not null
            && line.Contains(query.Typed, StringComparison.OrdinalIgnoreCase)
            ? score + accents
            : score;
    }

    private static bool StandsAt(List<string> words, int at, SearchTerm term)
    {
        if (at + term.Folded.Count > words.Count)
        {
            return false;
        }

        for (var i = 0; i < term.Folded.Count; i++)
        {
            var goesOn = term.Open && i == term.Folded.Count - 1;
            if (goesOn ? !words[at + i].StartsWith(term.Folded[i], StringComparison.Ordinal) : words[at + i] != term.Folded[i])
            {
                return false;
            }
        }

        return true;
    }

    private static List<(int Start, int End)> Found(string text, SearchQuery query)
    {
        var words = Places(text);
        var folded = words.ConvertAll(w => w.Word);
        var marks = new List<(int Start, int End)>();
        for (var i = 0; i < words.Count; i++)
        {
            var longest = query.Terms.Where(t => StandsAt(folded, i, t)).Select(t => t.Folded.Count).DefaultIfEmpty(0).Max();
            if (longest > 0)
            {
                marks.Add((words[i].Start, words[i + longest - 1].End));
                i += longest - 1;
            }
        }

        return marks;
    }

    /// <summary>The folded words of a text with where they stand in it; marks written behind their letter belong to the word.</summary>
    private static List<(string Word, int Start, int End)> Places(string text)
    {
        var places = new List<(string, int, int)>();
        var start = -1;
        for (var i = 0; i <= text.Length; i++)
        {
            var inside =
                i < text.Length
                && (
                    char.IsLetterOrDigit(text[i])
                    || (
                        start >= 0
                        && CharUnicodeInfo.GetUnicodeCategory(text[i]) is UnicodeCategory.NonSpacingMark or UnicodeCategory.Format
                    )
                );
            if (inside && start < 0)
            {
                start = i;
            }
            else if (!inside && start >= 0)
            {
                places.Add((Folding.Fold(text[start..i]), start, i));
                start = -1;
            }
        }

        return places;
    }

    private static List<FoundPiece> Pieces(string text, List<(int Start, int End)> marks, int from, int to)
    {
        var pieces = new List<FoundPiece>();
        var at = from;
        foreach (var (start, end) in marks.Where(m => m.Start >= from && m.End <= to))
        {
            // Words found one behind the other are one mark.
            if (pieces.Count > 0 && pieces[^1].Marked && string.IsNullOrWhiteSpace(text[at..start]))
            {
                pieces[^1] = pieces[^1] with { Text = pieces[^1].Text + text[at..end] };
            }
            else
            {
                if (start > at)
                {
                    pieces.Add(new FoundPiece(text[at..start], false));
                }

                pieces.Add(new FoundPiece(text[start..end], true));
            }

            at = end;
        }

        if (to > at)
        {
            pieces.Add(new FoundPiece(text[at..to], false));
        }

        return pieces;
    }
}
