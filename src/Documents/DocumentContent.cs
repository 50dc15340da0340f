using System.Text.Json;
using System.Text.Json.Serialization;

namespace IsoDienTu.Documents;

/// <summary>What a document says: its sections in order, free of any file format. Stored as JSON with the issue and immutable with it.</summary>
public sealed record DocumentContent(IReadOnlyList<DocumentSection> Sections)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>A document without sections.</summary>
    public static DocumentContent Empty { get; } = new([]);

    /// <summary>The JSON as stored.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, Options);

    /// <summary>Reads stored JSON.</summary>
    public static DocumentContent Parse(string json) => JsonSerializer.Deserialize<DocumentContent>(json, Options) ?? Empty;

    /// <summary>The text line by line, for comparison and search.</summary>
    public IEnumerable<string> Lines() => Sections.SelectMany(s => s.Blocks.SelectMany(b => b.Lines()).Prepend(s.Title));
}

/// <summary>One section, e.g. "Mục đích" (handbook 1.9).</summary>
/// <param name="Number">Printed number such as <c>5.2</c>; empty when the source has none.</param>
public sealed record DocumentSection(string Number, string Title, IReadOnlyList<DocumentBlock> Blocks);

/// <summary>A piece of a section.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "t")]
[JsonDerivedType(typeof(ParagraphBlock), "p")]
[JsonDerivedType(typeof(ListBlock), "l")]
[JsonDerivedType(typeof(TableBlock), "g")]
[JsonDerivedType(typeof(MarkdownBlock), "m")]
[JsonDerivedType(typeof(FieldsBlock), "f")]
public abstract record DocumentBlock
{
    internal abstract IEnumerable<string> Lines();
}

/// <summary>A paragraph of plain text.</summary>
public sealed record ParagraphBlock(string Text) : DocumentBlock
{
    internal override IEnumerable<string> Lines() => [Text];
}

/// <summary>A list.</summary>
public sealed record ListBlock(bool Ordered, IReadOnlyList<string> Items) : DocumentBlock
{
    internal override IEnumerable<string> Lines() => Items;
}

/// <summary>
/// Text as somebody wrote it here: Markdown with tables, without HTML, pictures and headings, which are the sections'. Kept as typed, so that who
/// goes on writing finds it so.
/// </summary>
public sealed record MarkdownBlock(string Text) : DocumentBlock
{
    internal override IEnumerable<string> Lines() => Writing.MarkdownLines.Of(Text);
}

/// <summary>A table; its first <paramref name="HeadRows"/> rows are headings.</summary>
public sealed record TableBlock(int HeadRows, IReadOnlyList<IReadOnlyList<TableCell>> Rows) : DocumentBlock
{
    internal override IEnumerable<string> Lines() => Rows.Select(r => string.Join(" | ", r.Select(c => c.Text)));
}

/// <summary>A cell; line breaks in the text separate paragraphs.</summary>
public sealed record TableCell(string Text, int ColumnSpan = 1, int RowSpan = 1);
