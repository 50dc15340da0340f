using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace IsoDienTu.Kernel;

/// <summary>
/// Does a duty of the product in every agency that has something for it: one unit of work for each. What one of them meets is tried again in the next
/// round and never holds up the others. Thread-safe; one for the host.
/// </summary>
public sealed class AgencyRounds(WorkRunner runner, WorkDatabases databases, ILogger<AgencyRounds> log)
{
    /// <summary>Goes over the agencies that a statement names.</summary>
    /// <param name="agencies">Statement whose first column is the agency; asked as the worker.</param>
    /// <param name="parameters">Of the statement.</param>
    /// <param name="duty">Which duty of the product this is, as the activity log names it.</param>
    /// <param name="command">Name of the command, <c>module.verb</c>.</param>
    /// <returns>Whether any was done and none failed.</returns>
    [SuppressMessage("Design", "CA1031", Justification = "Whatever one agency meets, the others of the round go on.")]
    public async Task<bool> EachAsync(
        string agencies,
        NpgsqlParameter[] parameters,
        string duty,
        string command,
        Func<IWork, CancellationToken, Task> act,
        CancellationToken ct
    )
    {
        var found = await FindAsync(agencies, parameters, ct);
        var whole = found.Count > 0;
        foreach (var agency in found)
        {
            try
            {
                await runner.RunAsync(new WorkOrder(Actor.System(duty), agency, command, RequestId: command), act, ct);
            }
            catch (Exception e) when (!ct.IsCancellationRequested)
            {
                whole = false;
                log.LogWarning(e, "Trouble in {Command} for agency {Agency}; tried again in the next round", command, agency);
            }
        }

        return whole;
    }

    /// <summary>The agencies that a statement names.</summary>
    public async Task<IReadOnlyList<int>> FindAsync(string agencies, NpgsqlParameter[] parameters, CancellationToken ct)
    {
        await using var command = databases.Worker.CreateCommand(agencies).With([.. parameters.Select(p => p.Clone())]);
        await using var rows = await command.ExecuteReaderAsync(ct);
        var found = new List<int>();
        while (await rows.ReadAsync(ct))
        {
            found.Add(rows.GetInt32(0));
        }

        return found;
    }
}
