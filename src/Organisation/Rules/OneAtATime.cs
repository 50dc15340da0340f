using IsoDienTu.Kernel;

namespace IsoDienTu.Organisation.Rules;

/// <summary>
/// Commands that change one agency's staff, or the directory, wait for each other, so that their rules are checked against what the other left.
/// </summary>
internal static class OneAtATime
{
    public static Task StaffAsync(IWork work, CancellationToken ct) => work.TakeTurnAsync("organisation.staff", ct);

    public static Task DirectoryAsync(IWork work, CancellationToken ct) => work.TakeTurnOfAllAsync("organisation.directory", ct);
}
