using IsoDienTu.Kernel;

namespace IsoDienTu.Signing.Keys;

/// <summary>A person's own key, kept sealed. Removing it destroys the key; that it was there is not forgotten.</summary>
internal sealed class StoredKey : ITenantRow
{
    public int AgencyId { get; set; }
    public Guid Id { get; set; } = Guid.CreateVersion7();
    public Guid PersonId { get; set; }
    public string Label { get; set; } = "";
    public byte[] Certificate { get; set; } = [];
    public DateTimeOffset ValidTo { get; set; }
    public byte[]? Sealed { get; set; }
    public DateTimeOffset AddedAt { get; set; }
    public DateTimeOffset? RemovedAt { get; set; }
}
