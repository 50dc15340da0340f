namespace IsoDienTu.Kernel;

/// <summary>
/// Commands that must see what the other one left wait for each other: of those that name the same thing, one works at a time. The turn ends with the
/// transaction.
/// </summary>
public static class Turns
{
    /// <summary>Waits for the turn within the agency.</summary>
    /// <param name="what">What is at stake, <c>module.thing</c>.</param>
    public static Task TakeTurnAsync(this IWork work, string what, CancellationToken ct) => TakeAsync(work, what, work.AgencyId, ct);

    /// <summary>Waits for the turn among all agencies, for what they share.</summary>
    /// <param name="what">What is at stake, <c>module.thing</c>.</param>
    public static Task TakeTurnOfAllAsync(this IWork work, string what, CancellationToken ct) => TakeAsync(work, what, 0, ct);

    private static async Task TakeAsync(IWork work, string what, int agency, CancellationToken ct)
    {
        await using var turn = work.Command("select pg_advisory_xact_lock(hashtext($1), $2)", Sql.P(what), Sql.P(agency));
        await turn.ExecuteNonQueryAsync(ct);
    }
}
