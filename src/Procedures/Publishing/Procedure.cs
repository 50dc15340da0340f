using IsoDienTu.Kernel;

namespace IsoDienTu.Procedures.Publishing;

/// <summary>A work procedure over all its versions.</summary>
internal sealed class Procedure : ITenantRow, IVersionedRow
{
    public int AgencyId { get; set; }
    public Guid Id { get; set; } = Guid.CreateVersion7();
    public string Code { get; set; } = "";
    public string Slug { get; set; } = "";
    public string Title { get; set; } = "";

    /// <summary>Folded words under which it is found.</summary>
    public string Search { get; set; } = "";
    public Guid DocumentId { get; set; }
    public Guid DefinitionId { get; set; }

    /// <summary>The first administrative procedure it serves.</summary>
    public string? TthcCode { get; set; }
    public uint Version { get; set; }
    public string ChangedBy { get; set; } = "";
    public DateTimeOffset ChangedAt { get; set; }
}
