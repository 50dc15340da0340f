using System.Text.Json;
using IsoDienTu.AuditLog;
using IsoDienTu.Kernel;
using IsoDienTu.Processes.Designing;
using Microsoft.EntityFrameworkCore;

namespace IsoDienTu.Processes.Migrating;

/// <summary>
/// Decides that running work moves to a newer version: first a look that changes nothing, then the decision with consent to just that, and the
/// decision to take moves back. Shared by pages and API.
/// </summary>
internal sealed class MigrationDecisions(MigrationForesight foresight, WorkRunner runner, TimeProvider clock)
{
    /// <summary>What a move would do; null when the agency has no such process with a published version.</summary>
    /// <exception cref="RuleException">What is asked for cannot be.</exception>
    public async Task<MigrationForecast?> LookAsync(
        IsoDbContext db,
        int agency,
        Guid definition,
        MigrationInput input,
        CancellationToken ct
    )
    {
        var versions = await KnownVersions.ReadAsync(db, definition, ct);
        return versions.Count == 0
            ? null
            : await foresight.OfAsync(
                (sql, with, read, token) => runner.LookAsync(agency, sql, with, read, token),
                agency,
                versions,
                input,
                clock.GetUtcNow(),
                ct
            );
    }

    /// <summary>Decides; the moves themselves follow one by one.</summary>
    /// <returns>The decision's id.</returns>
    /// <exception cref="RuleException">A rule is not met, or something else would move than was shown.</exception>
    public async Task<Guid> DecideAsync(IWork work, Guid definitionId, MigrationInput input, MigrationConsent consent, CancellationToken ct)
    {
        consent.Check(work.Now.VietnamDay());
        var definition = await TakeTurnAsync(work, definitionId, ct);
        var versions = await KnownVersions.ReadAsync(work.Db, definitionId, ct);
        var forecast = await foresight.OfAsync(work.ReadAsync, work.AgencyId, versions, input, work.Now, ct);
        Agreed(forecast, consent);
        var migration = new Migration
        {
            AgencyId = work.AgencyId,
            DefinitionId = definitionId,
            ToVersion = forecast.To.Id,
            ToNumber = forecast.To.Number,
            Plan = MigrationPlans.Write(forecast.Plans),
            BegunFrom = input.BegunFrom,
            BegunTo = input.BegunTo,
            Decision = consent.Decision!,
            DecidedOn = consent.DecidedOn!.Value,
            Reason = consent.Reason!,
            Moving = forecast.Moving,
            Staying = forecast.Staying,
            EnteredBy = work.Actor.Name,
            EnteredPost = work.Actor.Post,
            EnteredAt = work.Now,
        };
        work.Db.Add(migration);
        List(work, migration.Id, forecast.Candidates);
        Log.Write(work, "processes.migration_decided", "process", definition.Key, null, Facts(migration), migration.Reason);
        return migration.Id;
    }

    /// <summary>Decides that moves are taken back; what has gone on since is kept.</summary>
    /// <param name="instance">One instance; null for all that moved.</param>
    /// <exception cref="RuleException">There is nothing to take back, or no reason.</exception>
    public static async Task TakeBackAsync(IWork work, Guid migrationId, Guid? instance, string? reason, CancellationToken ct)
    {
        var why = reason?.Trim().Normalize() ?? "";
        if (why.Length is 0 or > 500)
        {
            throw new RuleException(
                typeof(Texts),
                "processes.migration.back_reason",
                "Hãy ghi lý do đưa về phiên bản cũ, không quá 500 ký tự.",
                "Reason"
            );
        }

        await using var mark = work.Command(
            """
            update processes.migration_item set state = 'TakingBack', back_by = $4, back_post = $5, back_reason = $6
            where agency_id = $1 and migration_id = $2 and state = 'Moved' and ($3::uuid is null or instance_id = $3)
            """,
            Sql.P(work.AgencyId),
            Sql.P(migrationId),
            Sql.Id(instance),
            Sql.P(work.Actor.Name),
            Sql.P(work.Actor.Post),
            Sql.P(why)
        );
        var marked = await mark.ExecuteNonQueryAsync(ct);
        if (marked == 0)
        {
            throw new RuleException(
                typeof(Texts),
                "processes.migration.nothing_back",
                "Không có việc nào để đưa về: chưa chuyển, hoặc đã đưa về rồi."
            );
        }

        Log.Write(work, "processes.migration_taken_back", "migration", migrationId.ToString("N"), null, new { marked, instance }, why);
    }

    /// <summary>Decisions over one process wait for one another, so that each is checked against what the other left.</summary>
    private static async Task<Definition> TakeTurnAsync(IWork work, Guid definitionId, CancellationToken ct)
    {
        await work.ReadAsync(
            "select 1 from processes.definition where agency_id = $1 and id = $2 for update",
            [Sql.P(work.AgencyId), Sql.P(definitionId)],
            async (row, token) => await row.ReadAsync(token),
            ct
        );
        var definition = await work.Db.Set<Definition>().FirstAsync(d => d.Id == definitionId, ct);
        var earlier = await (
            from m in work.Db.Set<Migration>()
            where m.DefinitionId == definitionId
            where
                work
                    .Db.Set<MigrationItem>()
                    .Any(i => i.MigrationId == m.Id && (i.State == MigrationState.Waiting || i.State == MigrationState.TakingBack))
            select m
        ).FirstOrDefaultAsync(ct);
        return earlier is null
            ? definition
            : throw new RuleException(
                typeof(Texts),
                "processes.migration.busy",
                "Chưa ghi gì. Quyết định {0} do {1} vừa xác nhận còn đang chuyển việc của quy trình này. Hãy chờ chuyển xong rồi xem lại.",
                null,
                earlier.Decision,
                earlier.EnteredBy
            );
    }

    private static void Agreed(MigrationForecast forecast, MigrationConsent consent)
    {
        if (forecast.Moving + forecast.Staying == 0)
        {
            throw new RuleException(
                typeof(Texts),
                "processes.migration.nothing",
                "Không có việc nào đang chạy ở các phiên bản và khoảng ngày đã chọn."
            );
        }

        if (consent.Newest != forecast.Newest)
        {
            throw new RuleException(
                typeof(Texts),
                "processes.migration.newer",
                "Chưa ghi gì. Phiên bản {0} vừa được ban hành; kế hoạch này chuyển sang phiên bản {1}. Hãy xem lại rồi xác nhận, hoặc chọn phiên bản khác.",
                null,
                forecast.Newest,
                forecast.To.Number
            );
        }

        if ((consent.Moving, consent.Staying) != (forecast.Moving, forecast.Staying))
        {
            throw new RuleException(
                typeof(Texts),
                "processes.migration.counts_changed",
                "Chưa ghi gì. Bây giờ có {0} việc sẽ chuyển và {1} việc ở lại, khác với số đã xác nhận. Hãy xem lại rồi xác nhận.",
                null,
                forecast.Moving,
                forecast.Staying
            );
        }

        if (forecast.Moving == 0)
        {
            throw new RuleException(
                typeof(Texts),
                "processes.migration.none_moves",
                "Không việc nào chuyển được với cách chọn này. Xem lý do ở từng việc, chọn lại chỗ đến, hoặc để việc ở phiên bản cũ."
            );
        }
    }

    /// <summary>What stays is listed with its reason; what is to move waits for its turn.</summary>
    private static void List(IWork work, Guid migration, IReadOnlyList<Candidate> candidates) =>
        work.Batch.Add(
            """
            insert into processes.migration_item (agency_id, id, migration_id, instance_id, subject_code, title, from_version, from_number, state, seen, words, words_en, at)
            select $1, id, $2, instance, code, title, version, number, case when words is null then 'Waiting' else 'Refused' end, seen, words, words_en,
              case when words is not null then $4 end
            from jsonb_to_recordset($3) as x(id uuid, instance uuid, code text, title text, version uuid, number int, seen text, words text, words_en text)
            """,
            Sql.P(work.AgencyId),
            Sql.P(migration),
            Sql.Jsonb(
                JsonSerializer.Serialize(
                    candidates.Select(c => new
                    {
                        id = Guid.CreateVersion7(),
                        instance = c.Id,
                        code = c.SubjectCode,
                        title = c.Title,
                        version = c.FromVersion,
                        number = c.FromNumber,
                        seen = c.Seen,
                        words = c.Refused?.Message,
                        words_en = c.Refused?.MessageEn,
                    })
                )
            ),
            Sql.At(work.Now)
        );

    private static object Facts(Migration migration) =>
        new
        {
            migration.Id,
            migration.ToNumber,
            migration.Plan,
            migration.BegunFrom,
            migration.BegunTo,
            migration.Decision,
            migration.DecidedOn,
            migration.Moving,
            migration.Staying,
        };
}
