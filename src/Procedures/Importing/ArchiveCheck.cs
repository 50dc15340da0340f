using System.IO.Compression;

namespace IsoDienTu.Procedures.Importing;

/// <summary>What is wrong with an archive; the key is stable, the phrases complete "the file is not safe: ...".</summary>
internal sealed record ArchiveFault(string Key, string Vi, string En);

/// <summary>
/// Looks an archive through before anything parses it: names, links, flags, overlaps and the bytes that really come out,
/// counted against the limits while unpacking, because stated sizes can lie.
/// </summary>
internal static class ArchiveCheck
{
    /// <summary>Null when the archive keeps every limit. The stream must be seekable; its position is not kept.</summary>
    public static ArchiveFault? Inspect(Stream archive, ReadingLimits limits) => new Budget(limits).Inspect(archive, depth: 1);

    private sealed class Budget(ReadingLimits limits)
    {
        private long _bytes = limits.UnpackedBytes;
        private int _entries = limits.Entries;

        public ArchiveFault? Inspect(Stream archive, int depth)
        {
            if (depth > limits.ArchiveDepth)
                return new(
                    "depth",
                    $"tệp nén lồng nhau quá {limits.ArchiveDepth} lớp",
                    $"archives are nested more than {limits.ArchiveDepth} deep"
                );
            var directory = ArchiveDirectory.Read(archive, _entries);
            if (directory is null)
                return Broken;
            var (entries, start, tooMany) = directory.Value;
            if (tooMany)
                return new("entries", $"có hơn {limits.Entries} phần bên trong", $"it holds more than {limits.Entries} entries");
            _entries -= entries.Count;
            return Names(entries) ?? Places(entries, start) ?? Contents(archive, depth);
        }

        private static ArchiveFault? Names(List<ArchiveEntry> entries)
        {
            var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
            foreach (var entry in entries)
            {
                var parts = entry.Name.Split('/', '\\');
                if (entry.Name.Length == 0 || parts[0].Length == 0 || parts.Contains("..") || entry.Name.AsSpan().ContainsAny(':', '\0'))
                    return new("name", "tên phần bên trong chỉ ra ngoài tệp", "an entry's name points outside the file");
                if (entry.Link)
                    return new("link", "có liên kết tới tệp khác", "an entry is a link to another file");
                if (entry.Encrypted)
                    return new("encrypted", "có phần bị mã hoá", "an entry is encrypted");
                if (!seen.Add(entry.Name))
                    return new("duplicate", "hai phần bên trong trùng tên", "two entries have the same name");
            }
            return null;
        }

        private static ArchiveFault? Places(List<ArchiveEntry> entries, long directoryStart)
        {
            const int shortestHeader = 30;
            var free = 0L;
            foreach (var entry in entries.OrderBy(e => e.Offset))
            {
                if (entry.Offset < free)
                    return new("overlap", "các phần bên trong chồng lên nhau", "entries overlap");
                free = entry.Offset + shortestHeader + entry.Packed;
            }
            return free > directoryStart && entries.Count > 0 ? Broken : null;
        }

        private ArchiveFault? Contents(Stream archive, int depth)
        {
            archive.Position = 0;
            using var zip = new ZipArchive(archive, ZipArchiveMode.Read, leaveOpen: true);
            var buffer = new byte[81_920];
            foreach (var entry in zip.Entries)
            {
                using var content = entry.Open();
                var fault = Content(content, entry, depth, buffer);
                if (fault is not null)
                    return fault;
            }
            return null;
        }

        private ArchiveFault? Content(Stream content, ZipArchiveEntry entry, int depth, byte[] buffer)
        {
            const long ratioFloor = 1 << 20;
            long unpacked = 0;
            MemoryStream? nested = null;
            int read;
            while ((read = content.Read(buffer)) > 0)
            {
                if (unpacked == 0 && IsArchive(buffer.AsSpan(0, read)))
                    nested = new MemoryStream();
                unpacked += read;
                _bytes -= read;
                if (_bytes < 0)
                    return new(
                        "unpacked",
                        $"giải nén ra quá {limits.UnpackedBytes >> 20} MB",
                        $"it unpacks to more than {limits.UnpackedBytes >> 20} MB"
                    );
                if (unpacked > ratioFloor && unpacked > entry.CompressedLength * limits.Ratio)
                    return new("ratio", $"tỷ lệ nén quá {limits.Ratio} lần", $"it is compressed more than {limits.Ratio} times");
                nested?.Write(buffer, 0, read);
            }
            if (unpacked != entry.Length)
                return new("size", "kích thước ghi trong tệp nén không đúng", "a stated size is wrong");
            return nested is null ? null : Inspect(nested, depth + 1);
        }
    }

    private static readonly ArchiveFault Broken = new("broken", "cấu trúc tệp nén bị sai", "the archive's structure is wrong");

    /// <summary>Whether the bytes begin like a zip file.</summary>
    public static bool IsArchive(ReadOnlySpan<byte> start) => start.StartsWith("PK\x03\x04"u8);
}
