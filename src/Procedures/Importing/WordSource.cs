using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;

namespace IsoDienTu.Procedures.Importing;

/// <summary>Turns a checked Word file into plain blocks.</summary>
internal static class WordSource
{
    public static SourceDocument Read(byte[] bytes, ReadingLimits limits)
    {
        // The library mends bad links only in a package opened for writing; this copy in memory is never saved.
        using var stream = new MemoryStream();
        stream.Write(bytes);
        var settings = new OpenSettings { AutoSave = false, RelationshipErrorHandlerFactory = _ => new BadLinks() };
        using var word = WordprocessingDocument.Open(stream, isEditable: true, settings);
        var main = word.MainDocumentPart ?? throw new InvalidDataException("no main part");
        var numbering = new WordNumbering(main);
        var text = new WordText(numbering, limits);
        var body = new WordBlocks(text, firstIndex: 0);
        if (main.Document?.Body is { } content)
            body.Add(content);
        var frames = new WordBlocks(text, firstIndex: body.Blocks.Count);
        foreach (var header in main.HeaderParts)
            frames.Add(header.Header);
        foreach (var footer in main.FooterParts)
            frames.Add(footer.Footer);
        return new SourceDocument(body.Blocks, frames.Blocks);
    }

    // Word itself writes links that are no valid address (an e-mail with blanks); the links are not used here, so any address will do.
    private sealed class BadLinks : RelationshipErrorHandler
    {
        public override string Rewrite(Uri partUri, string? id, string? uri) => "about:blank";
    }
}
