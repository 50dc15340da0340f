namespace IsoDienTu.Kernel.Parts;

/// <summary>A thread as the shared partial <c>_Conversation</c> shows it: words, answers, and the forms to answer and to settle.</summary>
/// <param name="Href">The page whose handlers <c>Answer</c> and <c>Settle</c> take the forms.</param>
/// <param name="Kept">Further fields that the forms carry.</param>
public sealed record Conversation(
    CommentRow First,
    IReadOnlyList<CommentRow> Answers,
    string Href,
    IReadOnlyDictionary<string, string>? Kept = null
);
