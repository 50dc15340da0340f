using Microsoft.Extensions.DependencyInjection;

namespace IsoDienTu.Kernel.Working;

/// <summary>Idempotency keys are kept for seven days, then forgotten.</summary>
internal static class ForgetKeys
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(7);

    public static async Task RunAsync(IServiceProvider services, CancellationToken ct)
    {
        var before = services.GetRequiredService<TimeProvider>().GetUtcNow() - Kept;
        await using var command = services
            .GetRequiredService<WorkDatabases>()
            .Worker.CreateCommand("delete from kernel.idempotency_key where at < $1");
        command.Parameters.Add(Sql.At(before));
        await command.ExecuteNonQueryAsync(ct);
    }
}
