using System.Text.Json.Serialization;
using IsoDienTu.Documents.Filling;

namespace IsoDienTu.Documents;

/// <summary>How a field of a form is filled in.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<FormFieldKind>))]
public enum FormFieldKind
{
    /// <summary>One line.</summary>
    Text,

    /// <summary>Several lines; the most is how many the blank sheet has.</summary>
    Lines,

    /// <summary>A number, between the least and the most.</summary>
    Number,

    /// <summary>A day.</summary>
    Day,

    /// <summary>Exactly as many digits as the most says, such as an identity number.</summary>
    Digits,

    /// <summary>One of the choices.</summary>
    Choice,

    /// <summary>Any of the choices.</summary>
    Choices,

    /// <summary>A box to be ticked.</summary>
    Tick,

    /// <summary>A table: the choices are its columns, the most is how many rows the blank sheet has.</summary>
    Rows,
}

/// <summary>A field of a form (biểu mẫu): what is asked, how it is answered, and the rule for the answer.</summary>
/// <param name="Label">What is asked, unique within the form.</param>
/// <param name="Required">Whether a form without it cannot be finished.</param>
/// <param name="Options">What may be chosen, or the columns of a table; empty for the other kinds.</param>
/// <param name="Least">Smallest number; null for no bound.</param>
/// <param name="Most">Largest number, count of digits, lines or rows; null for no bound or the usual count.</param>
/// <param name="Help">A sentence under the field; null for none.</param>
public sealed record FormField(
    string Label,
    FormFieldKind Kind,
    bool Required,
    IReadOnlyList<string> Options,
    decimal? Least = null,
    decimal? Most = null,
    string? Help = null
)
{
    /// <summary>Lines or rows of the blank sheet, digits of a number.</summary>
    [JsonIgnore]
    public int Count => (int)(Most ?? (Kind is FormFieldKind.Rows ? 5 : 3));
}

/// <summary>Fields to be filled in, one below the other.</summary>
public sealed record FieldsBlock(IReadOnlyList<FormField> Fields) : DocumentBlock
{
    /// <summary>What was filled in, field by field; null on the blank sheet. It is never part of the document.</summary>
    [JsonIgnore]
    public IReadOnlyList<IReadOnlyList<string>>? Given { get; init; }

    internal override IEnumerable<string> Lines() => Fields.Select(FieldLine.Of);
}
