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
        await using var take = work.Command(
            """
            insert into kernel.idempotency_key (agency_id, key, command, person_id, request_hash, at) values ($1, $2, $3, $4, $5, $6)
            on conflict (agency_id, key) do nothing
            """,
            Sql.P(order.AgencyId),
            Sql.P(order.IdempotencyKey!),
            Sql.P(order.Command),
            Sql.P(order.Actor.PersonId),
            Sql.P(order.RequestHash ?? []),
            Sql.At(work.Now)
        );
        if (await take.ExecuteNonQueryAsync(ct) == 1)
        {
            return null;
        }

        return await FindAsync(work, order, ct);
    }

    /// <summary>The answer kept under the key, or null when the key is not known.</summary>
    /// <exception cref="IdempotencyMismatchException">The key was used for another command, other contents or by another person.</exception>
    public static Task<string?> FindAsync(IWork work, WorkOrder order, CancellationToken ct) =>
        work.ReadAsync(
            "select command, request_hash, person_id, response::text from kernel.idempotency_key where agency_id = $1 and key = $2",
            [Sql.P(order.AgencyId), Sql.P(order.IdempotencyKey!)],
            async (reader, token) =>
            {
                if (!await reader.ReadAsync(token))
                {
                    return null;
                }

                var same =
                    reader.GetString(0) == order.Command
                    && reader.GetFieldValue<byte[]>(1).AsSpan().SequenceEqual(order.RequestHash ?? [])
                    && reader.GetGuid(2) == order.Actor.PersonId;
                return same ? reader.GetString(3) : throw new IdempotencyMismatchException(order.IdempotencyKey!);
            },
            ct
        );

    /// <summary>Keeps key and answer together, for work that takes its key only when it is written.</summary>
    public static void Keep(BatchCommands batch, WorkOrder order, DateTimeOffset now, string json) =>
        batch.Add(
            "insert into kernel.idempotency_key (agency_id, key, command, person_id, request_hash, response, at) values ($1, $2, $3, $4, $5, $6, $7)",
            Sql.P(order.AgencyId),
            Sql.P(order.IdempotencyKey!),
            Sql.P(order.Command),
            Sql.P(order.Actor.PersonId),
            Sql.P(order.RequestHash ?? []),
            Sql.Jsonb(json),
            Sql.At(now)
        );

    /// <summary>Stores the answer beside the key.</summary>
    public static void Answer(BatchCommands batch, int agencyId, string key, string json) =>
        batch.Add(
            "update kernel.idempotency_key set response = $3 where agency_id = $1 and key = $2",
            Sql.P(agencyId),
            Sql.P(key),
            Sql.Jsonb(json)
        );
}
