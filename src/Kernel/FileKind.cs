namespace IsoDienTu.Kernel;

/// <summary>What a file is by its first bytes; the claimed name and type are never trusted.</summary>
/// <param name="MediaType">Type under which it may be served.</param>
/// <param name="Extension">Usual ending with its dot.</param>
public sealed record FileKind(string MediaType, string Extension)
{
    /// <summary>Unknown bytes; served only as an attachment.</summary>
    public static FileKind Unknown { get; } = new("application/octet-stream", ".bin");

    /// <summary>PDF.</summary>
    public static FileKind Pdf { get; } = new("application/pdf", ".pdf");

    /// <summary>PNG image.</summary>
    public static FileKind Png { get; } = new("image/png", ".png");

    /// <summary>JPEG image.</summary>
    public static FileKind Jpeg { get; } = new("image/jpeg", ".jpg");

    /// <summary>TIFF image.</summary>
    public static FileKind Tiff { get; } = new("image/tiff", ".tif");

    /// <summary>A zip container: Word, Excel and other Office Open XML files, or an archive.</summary>
    public static FileKind Zip { get; } = new("application/zip", ".zip");

    /// <summary>Old Office binary (OLE), which is also the shell of an encrypted new one.</summary>
    public static FileKind OldOffice { get; } = new("application/x-ole-storage", ".doc");

    /// <summary>HTML text.</summary>
    public static FileKind Html { get; } = new("text/html", ".html");

    /// <summary>XML text.</summary>
    public static FileKind Xml { get; } = new("application/xml", ".xml");

    /// <summary>Other text without control characters.</summary>
    public static FileKind Text { get; } = new("text/plain", ".txt");

    /// <summary>A program or script for a machine; never accepted.</summary>
    public static FileKind Program { get; } = new("application/x-executable", ".exe");

    /// <summary>Tells the kind from the first bytes (4 KiB are enough).</summary>
    public static FileKind Of(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith("%PDF-"u8))
        {
            return Pdf;
        }

        if (head.StartsWith<byte>([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]))
        {
            return Png;
        }

        if (head.StartsWith<byte>([0xFF, 0xD8, 0xFF]))
        {
            return Jpeg;
        }

        if (head.StartsWith<byte>([0x49, 0x49, 0x2A, 0x00]) || head.StartsWith<byte>([0x4D, 0x4D, 0x00, 0x2A]))
        {
            return Tiff;
        }

        if (head.StartsWith("PK\u0003\u0004"u8) || head.StartsWith("PK\u0005\u0006"u8))
        {
            return Zip;
        }

        if (head.StartsWith<byte>([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]))
        {
            return OldOffice;
        }

        return head.StartsWith("MZ"u8) || head.StartsWith<byte>([0x7F, 0x45, 0x4C, 0x46]) || head.StartsWith("#!"u8)
            ? Program
            : OfText(head);
    }

    private static FileKind OfText(ReadOnlySpan<byte> head)
    {
        if (head.IsEmpty || head.ContainsAny<byte>([0, 1, 2, 3, 4, 5, 6, 7, 8, 14, 15, 16]))
        {
            return Unknown;
        }

        var start = System.Text.Encoding.UTF8.GetString(head[..Math.Min(head.Length, 1024)]).TrimStart('\uFEFF', ' ', '\t', '\r', '\n');
        if (start.StartsWith("<?xml", StringComparison.OrdinalIgnoreCase) && !start.Contains("<html", StringComparison.OrdinalIgnoreCase))
        {
            return Xml;
        }

        return
            start.StartsWith('<') && start.Contains("<html", StringComparison.OrdinalIgnoreCase)
            || start.StartsWith("<!doctype html", StringComparison.OrdinalIgnoreCase)
            ? Html
            : Text;
    }
}
