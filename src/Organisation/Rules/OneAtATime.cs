using IsoDienTu.Kernel;

namespace IsoDienTu.Organisation.Rules;

/// <summary>
/// Commands that change one agency's staff, or the directory, wait for each other, so that their rules are checked against what the other left.
/// The lock ends with the transaction.
/// </summary>
internal static class OneAtATime
{
    private const int Staff = 0x4F52_0001;
    private const int Directory = 0x4F52_0002;

    public static Task StaffAsync(IWork work, CancellationToken ct) => TakeAsync(work, Staff, work.AgencyId, ct);

    public static Task DirectoryAsync(IWork work, CancellationToken ct) => TakeAsync(work, Directory, 0, ct);

    private static async Task TakeAsync(IWork work, int what, int whose, CancellationToken ct)
    {
        await using var command = work.Command("select pg_advisory_xact_lock($1, $2)", Sql.P(what), Sql.P(whose));
        await command.ExecuteNonQueryAsync(ct);
    }
}
