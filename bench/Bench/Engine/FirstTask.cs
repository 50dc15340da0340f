using IsoDienTu.Kernel;

namespace IsoDienTu.Bench.Engine;

/// <summary>Finds what a started instance offers, as the next look into the inbox would.</summary>
internal sealed class FirstTask(ProductHost product)
{
    private readonly WorkDatabases databases = product.Get<WorkDatabases>();

    public async Task<Guid> OfAsync(int agency, Guid instance, CancellationToken ct)
    {
        await using var command = databases
            .Worker.CreateCommand("select id from processes.task where agency_id = $1 and instance_id = $2 and state = 'Open'")
            .With(Sql.P(agency), Sql.P(instance));
        return (Guid)(await command.ExecuteScalarAsync(ct))!;
    }
}
