namespace IsoDienTu.Organisation;

/// <summary>A person was put into a post of the agency, or an appointment was ended; open work may need another hand.</summary>
/// <param name="PersonId">The person.</param>
/// <param name="PostId">The post.</param>
/// <param name="ValidFrom">First day.</param>
/// <param name="ValidTo">Last day, or null.</param>
public sealed record AppointmentChanged(Guid PersonId, Guid PostId, DateOnly ValidFrom, DateOnly? ValidTo);

/// <summary>An agency was set up, or its facts changed (name, code, address, parent, obligation, end).</summary>
/// <param name="AgencyId">The agency.</param>
public sealed record AgencyChanged(int AgencyId);
