using System.Text;

namespace IsoDienTu.Kernel;

/// <summary>Text as people type or paste it, before it is kept. Pure and safe for concurrent use.</summary>
public static class TypedText
{
    /// <summary>One line in composed form (NFC) with one blank between words and none at the ends; empty for null and blank.</summary>
    public static string Line(string? text) =>
        string.Join(
            ' ',
            Folding.Whole(text ?? "").Normalize(NormalizationForm.FormC).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
        );

    /// <summary>The text without blanks at its ends; null when nothing is left, so that "not given" is kept in one way.</summary>
    public static string? Filled(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
