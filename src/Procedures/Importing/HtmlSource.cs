using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace IsoDienTu.Procedures.Importing;

/// <summary>Turns an HTML file into plain blocks. No script runs and nothing is fetched: the parser is used without a browsing context.</summary>
internal static class HtmlSource
{
    /// <summary>Null when the page is nested too deeply or too large to be read safely.</summary>
    public static SourceDocument? Read(byte[] bytes, ReadingLimits limits)
    {
        using var stream = new MemoryStream(bytes, writable: false);
        var document = new HtmlParser().ParseDocument(stream);
        if (document.Body is null || !IsBounded(document.Body, limits))
            return null;
        var walk = new HtmlBlocks();
        walk.Add(document.Body);
        return new SourceDocument(walk.Blocks, []);
    }

    // Without recursion, because the depth is what is being checked.
    private static bool IsBounded(INode root, ReadingLimits limits)
    {
        var depth = 0;
        var nodes = 0;
        var characters = 0L;
        var node = root;
        while (node is not null)
        {
            characters += node is IText text ? text.Data.Length : 0;
            if (++nodes > limits.Elements || depth > limits.MarkupDepth || characters > limits.Characters)
                return false;
            if (node.FirstChild is { } child)
            {
                node = child;
                depth++;
                continue;
            }
            while (node is not null && node != root && node.NextSibling is null)
            {
                node = node.Parent;
                depth--;
            }
            node = node is null || node == root ? null : node.NextSibling;
        }
        return true;
    }
}
