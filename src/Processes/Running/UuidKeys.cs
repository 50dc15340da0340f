namespace IsoDienTu.Processes.Running;

/// <summary>Keys that hold the instant of their making (version 7), compared as the database compares them.</summary>
internal static class UuidKeys
{
    /// <summary>The first key that could have been made so much earlier.</summary>
    public static Guid Earlier(Guid key, TimeSpan by)
    {
        var bytes = key.ToByteArray(bigEndian: true);
        var at = bytes.Take(6).Aggregate(0L, (sum, b) => (sum << 8) | b) - (long)by.TotalMilliseconds;
        return at < 0 ? Guid.Empty : Guid.CreateVersion7(DateTimeOffset.FromUnixTimeMilliseconds(at));
    }

    /// <summary>In the order of the database, which compares bytes.</summary>
    public static int Compare(Guid one, Guid other) =>
        one.ToByteArray(bigEndian: true).AsSpan().SequenceCompareTo(other.ToByteArray(bigEndian: true));
}
