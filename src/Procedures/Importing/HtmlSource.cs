using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace IsoDienTu.Procedures.Importing;

/// <summary>Turns an HTML file into plain blocks. No script runs and nothing is fetched: the parser is used without a browsing context.</summary>
internal static class HtmlSource
{
    /// <exception cref="TooComplexException">The page is nested too deeply or too large to be read safely.</exception>
    public static SourceDocument Read(byte[] bytes, ReadingLimits limits)
    {
        if (bytes.Length > limits.HtmlBytes)
            throw new TooComplexException();
        var watch = new Watch(limits);
        var options = new HtmlParserOptions { OnCreated = (element, _) => watch.Created(element) };
        using var stream = new MemoryStream(bytes, writable: false);
        var document = new HtmlParser(options).ParseDocument(stream);
        if (!watch.IsShallow)
            throw new TooComplexException();
        var walk = new HtmlBlocks();
        if (document.Body is { } body)
            walk.Add(body);
        return new SourceDocument(walk.Blocks, []);
    }

    /// <summary>
    /// Stops the parser while it builds: its work grows with the square of the nesting, so looking at the finished tree would be too late.
    /// </summary>
    private sealed class Watch(ReadingLimits limits)
    {
        private IElement? _last;
        private int _count;

        public bool IsShallow => Depth(_last) <= limits.MarkupDepth;

        // The new element has no place yet; the one before it has.
        public void Created(IElement element)
        {
            if (++_count > limits.HtmlElements || !IsShallow)
                throw new TooComplexException();
            _last = element;
        }

        private int Depth(INode? node)
        {
            var depth = 0;
            for (; node is not null && depth <= limits.MarkupDepth; node = node.Parent)
                depth++;
            return depth;
        }
    }
}
