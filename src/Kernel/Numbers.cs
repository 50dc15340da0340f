using System.Globalization;

namespace IsoDienTu.Kernel;

/// <summary>Number series without gaps: the counter's row is locked inside the unit of work, so a number is used exactly when the work commits.</summary>
public static class Numbers
{
    /// <summary>Takes the next number of a series of the acting agency, starting at 1.</summary>
    /// <param name="series">Name of the series, e.g. <c>dossier-261121</c>; a new name starts a new series.</param>
    public static async Task<long> NextAsync(IWork work, string series, CancellationToken ct = default)
    {
        await using var command = work.Command(
            """
            insert into kernel.number_series as s (agency_id, series, last) values ($1, $2, 1)
            on conflict (agency_id, series) do update set last = s.last + 1 returning last
            """,
            Sql.P(work.AgencyId),
            Sql.P(series)
        );
        return Convert.ToInt64(await command.ExecuteScalarAsync(ct), CultureInfo.InvariantCulture);
    }
}
