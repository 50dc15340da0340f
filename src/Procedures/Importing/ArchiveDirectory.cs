using System.Buffers.Binary;
using System.Text;

namespace IsoDienTu.Procedures.Importing;

/// <summary>One line of a zip file's directory, as the file states it (nothing verified yet).</summary>
internal sealed record ArchiveEntry(string Name, long Packed, long Unpacked, long Offset, bool Encrypted, bool Link);

/// <summary>
/// Reads the directory at the end of a zip file. Library readers hide offsets, flags and attributes, which are
/// exactly what a hostile file plays with, so the few fixed fields are read here.
/// </summary>
internal static class ArchiveDirectory
{
    private const uint EndMark = 0x06054b50;
    private const uint EntryMark = 0x02014b50;
    private const int EndLength = 22;
    private const int EntryLength = 46;

    /// <summary>The entries and where the directory begins; null when the stream is no readable zip file or has more entries than allowed.</summary>
    public static (List<ArchiveEntry> Entries, long Start, bool TooMany)? Read(Stream archive, int mostEntries)
    {
        var tail = Tail(archive);
        var end = LastEndMark(tail);
        if (end < 0)
            return null;
        var count = BinaryPrimitives.ReadUInt16LittleEndian(tail.AsSpan(end + 10));
        var size = BinaryPrimitives.ReadUInt32LittleEndian(tail.AsSpan(end + 12));
        var start = BinaryPrimitives.ReadUInt32LittleEndian(tail.AsSpan(end + 16));
        if (count > mostEntries)
            return ([], start, true);
        if (start + (long)size > archive.Length)
            return null;
        var directory = new byte[size];
        archive.Position = start;
        archive.ReadExactly(directory);
        var entries = new List<ArchiveEntry>(count);
        var at = 0;
        for (var i = 0; i < count; i++)
        {
            if (at + EntryLength > directory.Length || BinaryPrimitives.ReadUInt32LittleEndian(directory.AsSpan(at)) != EntryMark)
                return null;
            var entry = Entry(directory.AsSpan(at), out var length);
            if (entry is null)
                return null;
            entries.Add(entry);
            at += length;
        }
        return (entries, start, false);
    }

    private static ArchiveEntry? Entry(ReadOnlySpan<byte> line, out int length)
    {
        var madeBy = BinaryPrimitives.ReadUInt16LittleEndian(line[4..]) >> 8;
        var flags = BinaryPrimitives.ReadUInt16LittleEndian(line[8..]);
        var packed = BinaryPrimitives.ReadUInt32LittleEndian(line[20..]);
        var unpacked = BinaryPrimitives.ReadUInt32LittleEndian(line[24..]);
        var name = BinaryPrimitives.ReadUInt16LittleEndian(line[28..]);
        var extra = BinaryPrimitives.ReadUInt16LittleEndian(line[30..]);
        var comment = BinaryPrimitives.ReadUInt16LittleEndian(line[32..]);
        var attributes = BinaryPrimitives.ReadUInt32LittleEndian(line[38..]);
        var offset = BinaryPrimitives.ReadUInt32LittleEndian(line[42..]);
        length = EntryLength + name + extra + comment;
        if (length > line.Length)
            return null;
        const int unix = 3;
        const uint linkType = 0xA000;
        var link = madeBy == unix && (attributes >> 16 & 0xF000) == linkType;
        var text = Encoding.UTF8.GetString(line.Slice(EntryLength, name));
        return new ArchiveEntry(text, packed, unpacked, offset, (flags & 1) != 0, link);
    }

    private static byte[] Tail(Stream archive)
    {
        const int longestComment = ushort.MaxValue;
        var tail = new byte[Math.Min(archive.Length, EndLength + longestComment)];
        archive.Position = archive.Length - tail.Length;
        archive.ReadExactly(tail);
        return tail;
    }

    private static int LastEndMark(byte[] tail)
    {
        for (var i = tail.Length - EndLength; i >= 0; i--)
        {
            if (BinaryPrimitives.ReadUInt32LittleEndian(tail.AsSpan(i)) == EndMark)
                return i;
        }
        return -1;
    }
}
