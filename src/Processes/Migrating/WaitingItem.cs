using IsoDienTu.AuditLog;
using IsoDienTu.Kernel;

namespace IsoDienTu.Processes.Migrating;

/// <summary>An instance whose turn it is, with its decision; both are locked until the unit of work ends, so that what is read of it stands.</summary>
/// <param name="IsBack">Whether it is to be taken back, not moved.</param>
/// <param name="Before">The state before the move; null when the move cannot be taken back.</param>
/// <param name="MovedVersion">Of the instance right after its move, and <paramref name="Version"/> now.</param>
/// <param name="Looks">How often a step was opened for the first time since the move; each look raises the version.</param>
/// <param name="Handled">Whether a step was taken, given or called back since.</param>
/// <param name="Failed">How often its unit of work has failed.</param>
internal sealed record WaitingItem(
    Guid Id,
    Guid Instance,
    bool IsBack,
    string Seen,
    Guid From,
    int FromNumber,
    Guid To,
    int ToNumber,
    string Plan,
    string Decision,
    string Reason,
    string? BackReason,
    string? Before,
    long? MovedVersion,
    long Version,
    string Status,
    int Looks,
    bool Handled,
    int Failed
)
{
    private const string Query = """
        select x.id, x.instance_id, x.state = 'TakingBack', x.seen, x.from_version, x.from_number, m.to_version, m.to_number, m.plan::text, m.decision,
          m.reason, x.back_reason, (x.before -> 'state')::text, x.moved_version, i.version, i.status::text,
          (select count(*)::int from processes.task t where t.agency_id = x.agency_id and t.instance_id = x.instance_id and t.opened_at > x.at),
          exists (select 1 from processes.task t join processes.task_event e on e.agency_id = t.agency_id and e.task_id = t.id
            where t.agency_id = x.agency_id and t.instance_id = x.instance_id and e.at > x.at), x.failed
        from processes.migration_item x join processes.migration m on m.agency_id = x.agency_id and m.id = x.migration_id
        join processes.instance i on i.agency_id = x.agency_id and i.id = x.instance_id
        where x.agency_id = $1 and x.id = $2 and x.state in ('Waiting', 'TakingBack') for update of x, i
        """;

    /// <summary>Null when somebody else was faster.</summary>
    public static Task<WaitingItem?> TakeAsync(IWork work, Guid id, CancellationToken ct) =>
        work.ReadAsync(
            Query,
            [Sql.P(work.AgencyId), Sql.P(id)],
            async (row, token) =>
                await row.ReadAsync(token)
                    ? new WaitingItem(
                        row.GetGuid(0),
                        row.GetGuid(1),
                        row.GetBoolean(2),
                        row.GetString(3),
                        row.GetGuid(4),
                        row.GetInt32(5),
                        row.GetGuid(6),
                        row.GetInt32(7),
                        row.GetString(8),
                        row.GetString(9),
                        row.GetString(10),
                        row.IsDBNull(11) ? null : row.GetString(11),
                        row.IsDBNull(12) ? null : row.GetString(12),
                        row.IsDBNull(13) ? null : row.GetInt64(13),
                        row.GetInt64(14),
                        row.GetString(15),
                        row.GetInt32(16),
                        row.GetBoolean(17),
                        row.GetInt32(18)
                    )
                    : null,
            ct
        );

    /// <summary>Why it cannot be taken back; null when it can.</summary>
    public (string Words, string WordsEn)? Why() =>
        Status != "Running" ? ("Việc đã kết thúc sau khi chuyển.", "It has ended since the move.")
        : Before is null
            ? (
                "Khi chuyển, quy trình đã tự mở hoặc đóng bước khác nên không đưa về như cũ được.",
                "The move itself opened or closed a step, so it cannot be put back as it was."
            )
        : Handled || Version != MovedVersion + Looks
            ? (
                "Đã có người nhận, làm hoặc có sự kiện xảy ra trong việc này sau khi chuyển nên giữ ở phiên bản mới.",
                "Somebody took or did a step, or an event happened in it since the move, so it stays on the new version."
            )
        : null;

    /// <summary>Notes the move, with the rows as they are before it; the engine's statements come after this one.</summary>
    public void Moved(IWork work, long version, bool canBeTakenBack) =>
        work.Batch.Add(
            $"update processes.migration_item set state = 'Moved', at = $4, moved_version = $5, before = case when $6 then {Snapshot.Take} end where agency_id = $1 and id = $2",
            Sql.P(work.AgencyId),
            Sql.P(Id),
            Sql.P(Instance),
            Sql.At(work.Now),
            Sql.P(version),
            Sql.P(canBeTakenBack)
        );

    /// <summary>Counts that its unit of work failed: bookkeeping of the carrying out, hence no entry in the activity log.</summary>
    public async Task FailAsync(IWork work, CancellationToken ct)
    {
        await using var count = work.Command(
            "update processes.migration_item set failed = failed + 1 where agency_id = $1 and id = $2",
            Sql.P(work.AgencyId),
            Sql.P(Id)
        );
        await count.ExecuteNonQueryAsync(ct);
    }

    /// <summary>Notes what became of it otherwise.</summary>
    public void Close(IWork work, MigrationState state, string? words, string? wordsEn)
    {
        work.Batch.Add(
            "update processes.migration_item set state = $3, at = $4, words = $5, words_en = $6 where agency_id = $1 and id = $2",
            Sql.P(work.AgencyId),
            Sql.P(Id),
            Sql.P(state.ToString()),
            Sql.At(work.Now),
            Sql.Text(words),
            Sql.Text(wordsEn)
        );
        Log.Write(
            work,
            state == MigrationState.TakenBack ? "processes.instance_taken_back" : "processes.instance_not_moved",
            "instance",
            Instance.ToString("N"),
            null,
            new
            {
                State = state.ToString(),
                FromNumber,
                ToNumber,
            },
            words ?? BackReason
        );
    }
}
