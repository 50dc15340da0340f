namespace IsoDienTu.Kernel;

/// <summary>
/// A row that belongs to one agency. Kernel filters every query by the acting agency, stamps new rows with it, and takes
/// (agency_id, id) as the key; the table itself repeats the wall as row-level security (<c>call kernel.tenant_table(...)</c>).
/// </summary>
public interface ITenantRow
{
    /// <summary>The owning agency; stamped by Kernel when the row is added.</summary>
    int AgencyId { get; set; }

    /// <summary>Identifier within the agency; version 7, made by the application.</summary>
    Guid Id { get; set; }
}

/// <summary>A row whose concurrent edits must be noticed. Kernel maps <see cref="Version"/> to PostgreSQL's xmin and stamps the other two.</summary>
public interface IVersionedRow
{
    /// <summary>Row version; goes into the form and comes back with <see cref="IsoDbContext.Expect"/>.</summary>
    uint Version { get; set; }

    /// <summary>Name of the person who changed it last.</summary>
    string ChangedBy { get; set; }

    /// <summary>When it was changed last (UTC).</summary>
    DateTimeOffset ChangedAt { get; set; }
}
