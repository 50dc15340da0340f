namespace IsoDienTu.Access;

/// <summary>Plug: names the processes to which an authority may be limited.</summary>
public interface IDelegationScope
{
    /// <summary>Key and title of the agency's processes, by key.</summary>
    Task<IReadOnlyList<(string Key, string Title)>> ProcessesAsync(int agencyId, CancellationToken ct = default);
}
