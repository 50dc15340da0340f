using IsoDienTu.Kernel;

namespace IsoDienTu.Documents.Writing;

/// <summary>A section as typed.</summary>
internal sealed class SectionInput
{
    public const int Most = 80;
    public const int LongestText = 40_000;
    public const int LongestTitle = 300;
    public const int LongestNumber = 12;

    public string? Number { get; set; }
    public string? Title { get; set; }
    public string? Text { get; set; }

    /// <summary>Fields to fill in, as <see cref="Filling.FieldLine"/> reads them; forms only.</summary>
    public string? Fields { get; set; }

    public static SectionInput Of(DocumentSection section) =>
        new()
        {
            Number = section.Number,
            Title = section.Title,
            Text = string.Join(
                "\n\n",
                section.Blocks.Where(b => b is not FieldsBlock).SelectMany(b => b is MarkdownBlock m ? [m.Text] : b.Lines())
            ),
            Fields = string.Join('\n', section.Blocks.OfType<FieldsBlock>().SelectMany(b => b.Fields).Select(Filling.FieldLine.Of)),
        };

    /// <param name="index">Where it stands in the form, for the field that a refusal names.</param>
    public DocumentSection Make(int index)
    {
        var title = TypedText.Line(Title);
        if (title.Length is 0 or > LongestTitle)
        {
            throw new RuleException(
                typeof(Texts),
                "documents.section.title",
                "Mục thứ {0} phải có tên dài từ 1 đến {1} ký tự.",
                $"Sections[{index}].Title",
                index + 1,
                LongestTitle
            );
        }

        var number = TypedText.Line(Number);
        if (number.Length > LongestNumber)
        {
            throw new RuleException(
                typeof(Texts),
                "documents.section.number",
                "Số của mục «{0}» dài quá {1} ký tự; hãy viết như 5 hoặc 5.2.",
                $"Sections[{index}].Number",
                title,
                LongestNumber
            );
        }

        var text = (Text ?? "").ReplaceLineEndings("\n").Trim().Normalize();
        var fields = Filling.FieldLine.Read(Fields, $"Sections[{index}].Fields");
        IEnumerable<DocumentBlock> blocks = text.Length == 0 ? [] : [new MarkdownBlock(text)];
        return text.Length <= LongestText
            ? new DocumentSection(number, title, [.. blocks, .. fields.Count == 0 ? (DocumentBlock[])[] : [new FieldsBlock(fields)]])
            : throw new RuleException(
                typeof(Texts),
                "documents.section.text",
                "Mục «{0}» dài quá {1} ký tự; hãy tách thành nhiều mục.",
                $"Sections[{index}].Text",
                title,
                LongestText
            );
    }

    /// <exception cref="RuleException">A section breaks a rule, or there are too many.</exception>
    public static DocumentContent Make(IReadOnlyList<SectionInput> sections) =>
        sections.Count <= Most
            ? new DocumentContent([.. sections.Select((s, i) => s.Make(i))])
            : throw new RuleException(
                typeof(Texts),
                "documents.section.many",
                "Tài liệu có nhiều nhất {0} mục; hãy gộp bớt hoặc tách thành tài liệu khác.",
                "Sections",
                Most
            );
}
