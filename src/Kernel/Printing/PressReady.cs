using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace IsoDienTu.Kernel.Printing;

/// <summary>Whether PDF files can be made. The product is ready without: only this is refused then.</summary>
internal sealed class PressReady(PdfPress press) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        await press.LookAsync(cancellationToken) is { } version
            ? HealthCheckResult.Healthy($"WeasyPrint {version}")
            : HealthCheckResult.Degraded($"apt-get install -y {PdfPress.Packages}");
}
