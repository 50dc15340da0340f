using IsoDienTu.Kernel;
using Npgsql;

namespace IsoDienTu.Organisation.Staffing;

/// <summary>
/// Who holds what, in one round trip. Asked on every request (title and principals of the person at work), therefore raw.
/// </summary>
internal static class HolderQuery
{
    private const string Select = """
        select h.person_id, n.name, n.phone, h.post_id, p.title, p.kind, p.unit_id, u.name, h.kind, h.id, h.valid_from, h.valid_to
        from organisation.appointment h
        join organisation.post p on p.agency_id = h.agency_id and p.id = h.post_id
        join organisation.unit u on u.agency_id = p.agency_id and u.id = p.unit_id
        join organisation.person n on n.id = h.person_id
        where h.agency_id = $1 and h.valid_from <= $2 and (h.valid_to is null or h.valid_to >= $2)
        """;

    // Heads first, then by unit and name, as an office lists itself; a person's principal post before the others.
    private const string Order =
        " order by array_position(array['Head','Deputy','UnitHead','UnitDeputy'], p.kind) nulls last, u.code, n.name, h.kind <> 'Principal'";

    public static Task<List<Holder>> AllAsync(WorkDatabases databases, int agencyId, DateOnly day, CancellationToken ct) =>
        ReadAsync(databases, agencyId, new(Select + Order) { Parameters = { Sql.P(agencyId), Sql.P(day) } }, ct);

    public static Task<List<Holder>> OfPersonAsync(
        WorkDatabases databases,
        int agencyId,
        Guid personId,
        DateOnly day,
        CancellationToken ct
    ) =>
        ReadAsync(
            databases,
            agencyId,
            new(Select + " and h.person_id = $3 order by h.kind <> 'Principal', h.valid_from")
            {
                Parameters = { Sql.P(agencyId), Sql.P(day), Sql.P(personId) },
            },
            ct
        );

    public static Task<List<Holder>> OfPostsAsync(
        WorkDatabases databases,
        int agencyId,
        IReadOnlyCollection<Guid> posts,
        DateOnly day,
        CancellationToken ct
    ) =>
        ReadAsync(
            databases,
            agencyId,
            new(Select + " and h.post_id = any($3)" + Order) { Parameters = { Sql.P(agencyId), Sql.P(day), Sql.Array(posts) } },
            ct
        );

    private static async Task<List<Holder>> ReadAsync(
        WorkDatabases databases,
        int agencyId,
        NpgsqlBatchCommand command,
        CancellationToken ct
    )
    {
        await using var batch = databases.CreateBatch(agencyId);
        batch.BatchCommands.Add(command);
        await using var reader = await batch.ExecuteReaderAsync(ct);
        await reader.NextResultAsync(ct);
        var holders = new List<Holder>();
        while (await reader.ReadAsync(ct))
        {
            holders.Add(
                new Holder(
                    reader.GetGuid(0),
                    reader.GetString(1),
                    reader.IsDBNull(2) ? "" : reader.GetString(2),
                    reader.GetGuid(3),
                    reader.GetString(4),
                    Enum.Parse<PostKind>(reader.GetString(5)),
                    reader.GetGuid(6),
                    reader.GetString(7),
                    Enum.Parse<AppointmentKind>(reader.GetString(8)),
                    reader.GetGuid(9),
                    new Period(reader.GetFieldValue<DateOnly>(10), reader.IsDBNull(11) ? null : reader.GetFieldValue<DateOnly>(11))
                )
            );
        }

        return holders;
    }
}
