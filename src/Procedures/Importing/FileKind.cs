using System.Text;

namespace IsoDienTu.Procedures.Importing;

/// <summary>What a file is, judged by its bytes alone.</summary>
internal sealed record FileKind(bool IsWord, ReadingProblem? Problem)
{
    public static FileKind Of(byte[] bytes, string name)
    {
        ReadOnlySpan<byte> start = bytes;
        if (start.IsEmpty)
            return new(false, Problems.Empty(name));
        if (ArchiveCheck.IsArchive(start))
            return new(true, null);
        if (start.StartsWith("PK"u8))
            return new(false, Problems.Broken(name));
        if (start.StartsWith(OleMark))
            return new(false, Ole(start, name));
        if (start.StartsWith("%PDF"u8))
            return new(false, Problems.NotSupported(name, "đây là PDF", "it is a PDF"));
        if (start.StartsWith("{\\rtf"u8))
            return new(false, Problems.NotSupported(name, "đây là RTF", "it is RTF"));
        return LooksLikeHtml(start)
            ? new(false, null)
            : new(false, Problems.NotSupported(name, "nội dung không nhận ra được", "its content is not recognised"));
    }

    // The compound file of the old Office and of password-protected new files.
    private static ReadOnlySpan<byte> OleMark => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    private static ReadingProblem Ole(ReadOnlySpan<byte> bytes, string name) =>
        bytes.IndexOf(Encoding.Unicode.GetBytes("EncryptedPackage")) >= 0 ? Problems.Encrypted(name)
        : bytes.IndexOf(Encoding.Unicode.GetBytes("WordDocument")) >= 0 ? Problems.OldWord(name)
        : Problems.NotSupported(name, "đây là tệp Office kiểu cũ", "it is an old Office file");

    // HTML has no mark of its own: a tag that only HTML has must stand near the beginning, and no control characters as in binary files.
    private static bool LooksLikeHtml(ReadOnlySpan<byte> bytes)
    {
        const int enough = 4_096;
        var start = bytes[..Math.Min(bytes.Length, enough)];
        var wide = start.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || start.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]);
        var letters = new StringBuilder(start.Length);
        foreach (var b in start)
        {
            if (b == 0 && wide)
                continue;
            if (b < 0x20 && b is not ((byte)'\t' or (byte)'\n' or (byte)'\r' or 0x0c))
                return false;
            letters.Append(char.ToLowerInvariant((char)b));
        }
        var text = letters.ToString();
        string[] marks = ["<!doctype html", "<html", "<head", "<body", "<table", "<div", "<p"];
        return marks.Any(mark => text.Contains(mark, StringComparison.Ordinal));
    }
}
