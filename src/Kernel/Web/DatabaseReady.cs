using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace IsoDienTu.Kernel.Web;

/// <summary>Ready means: the database answers the application role and the schema is at least as new as this build.</summary>
internal sealed class DatabaseReady(WorkDatabases databases, ModuleCatalogue catalogue) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await using var command = databases.App.CreateCommand("select count(*) from kernel.migration");
            var applied = (long)(await command.ExecuteScalarAsync(cancellationToken))!;
            var wanted = catalogue.Modules.Sum(m => Migrating.Script.Of(m).Count());
            return applied >= wanted ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy("migrations are missing");
        }
        catch (Npgsql.NpgsqlException)
        {
            return HealthCheckResult.Unhealthy("the database does not answer");
        }
    }
}
