namespace IsoDienTu.Kernel.Working;

/// <summary>
/// Remembers the answer of each keyed command for its agency, in the command's own transaction. A second request with the same key waits on the
/// unique index until the first has committed, then gets its answer.
/// </summary>
internal static class IdempotencyKeys
{
    /// <summary>Takes the key; returns the earlier answer if it was taken before.</summary>
    public static async Task<string?> TakeAsync(IWork work, WorkOrder order, CancellationToken ct)
    {
        var hash = order.RequestHash ?? [];
        await using var take = work.Command(
            """
            insert into kernel.idempotency_key (agency_id, key, command, person_id, request_hash, at) values ($1, $2, $3, $4, $5, $6)
            on conflict (agency_id, key) do nothing
            """,
            Sql.P(order.AgencyId),
            Sql.P(order.IdempotencyKey!),
            Sql.P(order.Command),
            Sql.P(order.Actor.PersonId),
            Sql.P(hash),
            Sql.At(work.Now)
        );
        if (await take.ExecuteNonQueryAsync(ct) == 1)
        {
            return null;
        }

        await using var look = work.Command(
            "select command, request_hash, person_id, response::text from kernel.idempotency_key where agency_id = $1 and key = $2",
            Sql.P(order.AgencyId),
            Sql.P(order.IdempotencyKey!)
        );
        await using var reader = await look.ExecuteReaderAsync(ct);
        await reader.ReadAsync(ct);
        var same =
            reader.GetString(0) == order.Command
            && reader.GetFieldValue<byte[]>(1).AsSpan().SequenceEqual(hash)
            && reader.GetGuid(2) == order.Actor.PersonId;
        return same ? reader.GetString(3) : throw new IdempotencyMismatchException(order.IdempotencyKey!);
    }

    /// <summary>Stores the answer beside the key.</summary>
    public static void Answer(BatchCommands batch, int agencyId, string key, string json) =>
        batch.Add(
            "update kernel.idempotency_key set response = $3 where agency_id = $1 and key = $2",
            Sql.P(agencyId),
            Sql.P(key),
            Sql.Jsonb(json)
        );
}
