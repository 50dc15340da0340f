using System.Security.Cryptography;
using IsoDienTu.Kernel.Files;

namespace IsoDienTu.Kernel;

/// <summary>
/// Content-addressed files: a file's name is the SHA-256 of its bytes, so it is never overwritten and any change is noticed.
/// A file is on disk (written, flushed, renamed) before the transaction that refers to it commits; a surplus file is harmless, a missing one impossible.
/// </summary>
/// <param name="folder">Root folder; two levels of sub-folders keep listings short.</param>
public sealed class FileStore(string folder)
{
    /// <summary>Stores the stream's bytes.</summary>
    /// <param name="content">Read once to its end.</param>
    /// <param name="limit">Largest size in bytes.</param>
    /// <exception cref="FileTooLargeException">The stream is longer than <paramref name="limit"/>; nothing remains.</exception>
    public async Task<StoredFile> SaveAsync(Stream content, long limit, CancellationToken ct = default)
    {
        Directory.CreateDirectory(Path.Combine(folder, "tmp"));
        var temporary = Path.Combine(folder, "tmp", Guid.CreateVersion7().ToString("N"));
        try
        {
            var (sha, length, kind) = await WriteAsync(content, temporary, limit, ct);
            var target = PathOf(sha);
            if (!Touch(target))
            {
                Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                File.Move(temporary, target, overwrite: true);
                for (var dir = Path.GetDirectoryName(target)!; dir.Length >= folder.Length; dir = Path.GetDirectoryName(dir)!)
                {
                    DirectorySync.Flush(dir);
                }
            }

            return new StoredFile(sha, length, kind);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    /// <summary>Opens a stored file for reading.</summary>
    /// <exception cref="FileNotFoundException">No such content is stored.</exception>
    public Stream OpenRead(string sha256) =>
        new FileStream(PathOf(sha256), FileMode.Open, FileAccess.Read, FileShare.Read, 64 * 1024, useAsync: true);

    /// <summary>A stored file as a whole, for those that are worked on in memory.</summary>
    /// <exception cref="FileNotFoundException">No such content is stored.</exception>
    public async Task<byte[]> ReadAsync(string sha256, CancellationToken ct = default)
    {
        await using var stream = OpenRead(sha256);
        var bytes = new byte[stream.Length];
        await stream.ReadExactlyAsync(bytes, ct);
        return bytes;
    }

    /// <summary>True when the content is stored.</summary>
    public bool Has(string sha256) => File.Exists(PathOf(sha256));

    /// <summary>
    /// Removes content that nothing refers to any more. Whoever stores the same bytes meanwhile keeps them: a file that was stored, or stored again, since
    /// <paramref name="before"/> stays.
    /// </summary>
    /// <param name="before">An instant (UTC) long enough ago that what was stored before it and is to be kept is referred to by now.</param>
    /// <returns>False when it stays because it was stored lately; true when it is gone, now or before.</returns>
    internal bool Discard(string sha256, DateTime before)
    {
        var path = PathOf(sha256);
        if (!File.Exists(path))
        {
            return true;
        }

        if (File.GetLastWriteTimeUtc(path) > before)
        {
            return false;
        }

        // Out of the way first: who stores the same from now on finds nothing and writes it anew; who touched it a moment ago is seen by its time.
        Directory.CreateDirectory(Path.Combine(folder, "tmp"));
        var aside = Path.Combine(folder, "tmp", Guid.CreateVersion7().ToString("N"));
        File.Move(path, aside);
        if (File.GetLastWriteTimeUtc(aside) > before)
        {
            File.Move(aside, path, overwrite: true);
            return false;
        }

        File.Delete(aside);
        DirectorySync.Flush(Path.GetDirectoryName(path)!);
        return true;
    }

    /// <summary>Says that the content is wanted again; false when it is not stored.</summary>
    private static bool Touch(string path)
    {
        try
        {
            File.SetLastWriteTimeUtc(path, TimeProvider.System.GetUtcNow().UtcDateTime);
            return true;
        }
        catch (IOException e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return false;
        }
    }

    private string PathOf(string sha256)
    {
        if (sha256.Length != 64 || !sha256.All(char.IsAsciiHexDigitLower))
        {
            throw new ArgumentException("Not a SHA-256 in lower-case hexadecimal", nameof(sha256));
        }

        return Path.Combine(folder, sha256[..2], sha256[2..4], sha256);
    }

    private static async Task<(string Sha, long Length, FileKind Kind)> WriteAsync(
        Stream content,
        string path,
        long limit,
        CancellationToken ct
    )
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, useAsync: true);
        var buffer = new byte[64 * 1024];
        var head = Array.Empty<byte>();
        long length = 0;
        int read;
        while ((read = await content.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, ct)) > 0)
        {
            length += read;
            if (length > limit)
            {
                throw new FileTooLargeException(limit);
            }

            head = head.Length == 0 ? buffer[..Math.Min(read, 4096)] : head;
            hash.AppendData(buffer.AsSpan(0, read));
            await file.WriteAsync(buffer.AsMemory(0, read), ct);
        }

        file.Flush(flushToDisk: true);
        return (Convert.ToHexStringLower(hash.GetHashAndReset()), length, FileKind.Of(head));
    }
}

/// <summary>What <see cref="FileStore.SaveAsync"/> stored.</summary>
/// <param name="Sha256">Name of the content, 64 lower-case hexadecimal digits.</param>
/// <param name="Length">Size in bytes.</param>
/// <param name="Kind">What the bytes are, told from the bytes themselves and never from the name.</param>
public sealed record StoredFile(string Sha256, long Length, FileKind Kind);

/// <summary>The upload is larger than allowed.</summary>
public sealed class FileTooLargeException(long limit) : Exception($"The file is larger than {limit} bytes")
{
    /// <summary>The limit in bytes.</summary>
    public long Limit { get; } = limit;
}
