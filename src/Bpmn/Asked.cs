using System.Collections.Immutable;

namespace IsoDienTu.Bpmn;

/// <summary>
/// What a button asks of whoever presses it: facts of a way out of a step, or of a step with one way on (iso:outcome, namespace
/// urn:isodientu:bpmn:1). The interpreter does not look at it; the host holds people to it and hands the answers in as variables.
/// </summary>
public sealed record Asked
{
    /// <summary>Most fields of one button: more is a form of its own.</summary>
    public const int MostFields = 12;

    /// <summary>Most papers of one button.</summary>
    public const int MostPapers = 10;

    /// <summary>Most choices of one field.</summary>
    public const int MostChoices = 30;

    /// <summary>Nothing at all.</summary>
    public static readonly Asked Nothing = new();

    /// <summary>A comment has to be given.</summary>
    public bool Comment { get; init; }

    /// <summary>What the comment is called, e.g. "Lý do từ chối"; null for the usual word.</summary>
    public string? CommentLabel { get; init; }

    /// <summary>What has to be filled in, in the order of the drawing.</summary>
    public ImmutableArray<AskedField> Fields { get; init; } = [];

    /// <summary>Papers that have to be attached, by name.</summary>
    public ImmutableArray<string> Papers { get; init; } = [];

    /// <summary>Codes of the forms that pressing it yields, e.g. "BM.03".</summary>
    public ImmutableArray<string> Forms { get; init; } = [];

    /// <summary>Pressing it has to be confirmed.</summary>
    public bool Confirm { get; init; }

    /// <summary>Nobody has to give anything before pressing.</summary>
    public bool IsNothing => !Comment && !Confirm && CommentLabel is null && Fields.IsEmpty && Papers.IsEmpty && Forms.IsEmpty;

    /// <summary>Whether two buttons ask exactly the same, in the same order.</summary>
    public bool Equals(Asked? other) =>
        other is not null
        && (Comment, CommentLabel, Confirm) == (other.Comment, other.CommentLabel, other.Confirm)
        && Fields.SequenceEqual(other.Fields)
        && Papers.SequenceEqual(other.Papers)
        && Forms.SequenceEqual(other.Forms);

    public override int GetHashCode() => HashCode.Combine(Comment, CommentLabel, Confirm, Fields.Length, Papers.Length, Forms.Length);
}

/// <summary>One field of a button; its value becomes the variable of its name.</summary>
/// <param name="Name">The variable's name, as expressions write it.</param>
/// <param name="Label">What people read.</param>
public sealed record AskedField(string Name, string Label, AskedKind Kind, bool Required)
{
    /// <summary>For <see cref="AskedKind.Choice"/>: the texts to choose from.</summary>
    public ImmutableArray<string> Choices { get; init; } = [];

    public bool Equals(AskedField? other) =>
        other is not null
        && (Name, Label, Kind, Required) == (other.Name, other.Label, other.Kind, other.Required)
        && Choices.SequenceEqual(other.Choices);

    public override int GetHashCode() => HashCode.Combine(Name, Label, Kind, Required, Choices.Length);
}

/// <summary>What kind of value a field takes.</summary>
public enum AskedKind
{
    /// <summary>A text.</summary>
    Text,

    /// <summary>A calendar day; the variable is the text yyyy-MM-dd, so that earlier and later compare.</summary>
    Date,

    /// <summary>A decimal number.</summary>
    Number,

    /// <summary>One of several texts.</summary>
    Choice,
}
