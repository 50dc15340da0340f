using System.Text.Json;

namespace IsoDienTu.Kernel.Jobs;

/// <summary>A row of kernel.job: an event for one subscriber, or a job that was asked for.</summary>
internal sealed record JobRow(int AgencyId, Guid Id, string Kind, string Args, string Actor, DateTimeOffset RunAt)
{
    public int Attempts { get; init; }

    public static JobRow New(int agencyId, string kind, string args, Actor actor, DateTimeOffset runAt) =>
        new(agencyId, Guid.CreateVersion7(), kind, args, JsonSerializer.Serialize(actor, JobJson.Options), runAt);

    public void AddTo(BatchCommands batch) =>
        batch.Add(
            "insert into kernel.job (agency_id, id, kind, args, actor, run_at) values ($1, $2, $3, $4, $5, $6)",
            Sql.P(AgencyId),
            Sql.P(Id),
            Sql.P(Kind),
            Sql.Jsonb(Args),
            Sql.Jsonb(Actor),
            Sql.At(RunAt)
        );
}
