using IsoDienTu.Documents;

namespace IsoDienTu.Procedures.Merging;

/// <summary>A block of a section as one line: a paragraph of one line as it is, anything else as the stored form of a document that holds it alone.</summary>
internal static class BlockLine
{
    /// <summary>Stands before the stored form; no text has it.</summary>
    private const char Mark = '\u001e';

    public static string Write(DocumentBlock block) =>
        block is ParagraphBlock paragraph && !paragraph.Text.Contains('\n') && !paragraph.Text.StartsWith(Mark) && paragraph.Text.Length > 0
            ? paragraph.Text
            : Mark + new DocumentContent([new DocumentSection("", "", [block])]).ToJson();

    public static DocumentBlock Read(string line) =>
        line.StartsWith(Mark) ? DocumentContent.Parse(line[1..]).Sections[0].Blocks[0] : new ParagraphBlock(line);

    /// <summary>As a person reads it.</summary>
    public static string Show(string line) =>
        line.StartsWith(Mark) ? string.Join('\n', DocumentContent.Parse(line[1..]).Lines().Where(l => l.Length > 0)) : line;

    /// <summary>Whether a person can write the line in a text field.</summary>
    public static bool IsPlain(string line) => !line.StartsWith(Mark);
}
