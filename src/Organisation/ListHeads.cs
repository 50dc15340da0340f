using IsoDienTu.Kernel;

namespace IsoDienTu.Organisation;

/// <summary>Heads of the lists that agencies take away.</summary>
public static class ListHeads
{
    /// <summary>The head of an agency's list, with the agency above it as NĐ 30/2020/NĐ-CP asks.</summary>
    public static async Task<ListHead> ListHeadAsync(
        this Agencies agencies,
        int agencyId,
        string title,
        string lead,
        CancellationToken ct = default
    )
    {
        var agency = await agencies.FindAsync(agencyId, ct);
        var above = agency?.ParentId is { } parent ? (await agencies.FindAsync(parent, ct))?.Name : null;
        return new ListHead(above, agency?.Name ?? "", title, lead);
    }
}
