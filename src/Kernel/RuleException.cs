namespace IsoDienTu.Kernel;

/// <summary>
/// A rule of the field was not met. The page shows the sentence beside the field; the API answers with problem details whose code is the key.
/// Thrown before anything is written; the unit of work rolls back and nothing entered is lost.
/// </summary>
public class RuleException : Exception
{
    /// <param name="texts">Marker class of the module's texts; its English resource translates <paramref name="sentence"/>.</param>
    /// <param name="key">Stable key, also the API error code, e.g. <c>organisation.code.pattern</c>.</param>
    /// <param name="sentence">Vietnamese sentence that names the rule and the mend, with <c>{0}</c> places.</param>
    /// <param name="field">Name of the input it concerns as bound by the page, or null for the whole form.</param>
    public RuleException(Type texts, string key, string sentence, string? field = null, params object[] args)
        : base(args.Length == 0 ? sentence : string.Format(System.Globalization.CultureInfo.GetCultureInfo("vi-VN"), sentence, args))
    {
        Texts = texts;
        Key = key;
        Sentence = sentence;
        Field = field;
        Args = args;
    }

    /// <summary>Where the English of <see cref="Sentence"/> stands.</summary>
    public Type Texts { get; }

    /// <summary>Stable key of the rule.</summary>
    public string Key { get; }

    /// <summary>The Vietnamese sentence with its places unfilled.</summary>
    public string Sentence { get; }

    /// <summary>The input concerned, or null.</summary>
    public string? Field { get; }

    /// <summary>What fills the places of <see cref="Sentence"/>.</summary>
    public IReadOnlyList<object> Args { get; }

    /// <summary>The same rule at the input of another name, for a form that holds several of one kind.</summary>
    public RuleException At(string? field) => new(Texts, Key, Sentence, field, [.. Args]);
}

/// <summary>Somebody else changed the same thing in the meantime; carries what they changed so that it can be shown, never overwritten in silence.</summary>
public sealed class EditConflictException(string what, string? changedBy, DateTimeOffset? changedAt, IReadOnlyList<ConflictingField> fields)
    : Exception("The row was changed by somebody else")
{
    /// <summary>Name of the changed thing's type.</summary>
    public string What { get; } = what;

    /// <summary>Who changed it, when that is recorded.</summary>
    public string? ChangedBy { get; } = changedBy;

    /// <summary>When it was changed (UTC).</summary>
    public DateTimeOffset? ChangedAt { get; } = changedAt;

    /// <summary>The fields in which the two edits differ; empty when the row was removed.</summary>
    public IReadOnlyList<ConflictingField> Fields { get; } = fields;
}

/// <summary>One differing field of an <see cref="EditConflictException"/>; a list is its entries with <see cref="Between"/> between them.</summary>
public sealed record ConflictingField(string Name, string? Theirs, string? Mine)
{
    /// <summary>Stands between the entries of a list.</summary>
    public const string Between = "; ";

    /// <summary>A field as its values are stored.</summary>
    public static ConflictingField Of(string name, object? theirs, object? mine) => new(name, Say(theirs), Say(mine));

    private static string? Say(object? value) =>
        value is System.Collections.IEnumerable entries and not string ? string.Join(Between, entries.Cast<object?>()) : value?.ToString();
}

/// <summary>An idempotency key was used again with other contents (HTTP 422).</summary>
public sealed class IdempotencyMismatchException(string key) : Exception("The idempotency key was already used for other contents")
{
    /// <summary>The key.</summary>
    public string Key { get; } = key;
}
