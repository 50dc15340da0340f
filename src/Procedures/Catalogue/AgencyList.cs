using IsoDienTu.AuditLog;
using IsoDienTu.Kernel;
using IsoDienTu.WorkingTime;
using Microsoft.EntityFrameworkCore;

namespace IsoDienTu.Procedures.Catalogue;

/// <summary>The list of administrative procedures of the acting agency, held against the catalogue and against its procedures in force.</summary>
internal static class AgencyList
{
    public const string Right = "procedures.keep_list";
    public const int MostAtOnce = 500;

    /// <summary>The rows on the list, by code.</summary>
    public static async Task<IReadOnlyList<ListedLine>> ReadAsync(
        IsoDbContext db,
        WorkSchedule schedule,
        DateOnly today,
        CancellationToken ct
    )
    {
        var rows = await db.Set<ListedProcedure>().Where(p => p.RemovedOn == null).OrderBy(p => p.Code).ToListAsync(ct);
        var codes = rows.ConvertAll(r => r.Code);
        var latest = await CatalogueReads.Latest(db).Where(v => codes.Contains(v.Code)).ToDictionaryAsync(v => v.Code, ct);
        var served = await CatalogueReads.ServedAsync(db, today, ct);
        return [.. rows.Select(r => Line(r, latest[r.Code], [.. served[r.Code]], schedule, today))];
    }

    /// <summary>Puts procedures of the catalogue on the list; those that stand there already stay as they are.</summary>
    /// <returns>How many are new.</returns>
    /// <exception cref="RuleException">None is named, one is not in the catalogue, or is abolished.</exception>
    public static async Task<int> AddAsync(IWork work, IReadOnlyCollection<string> codes, CancellationToken ct)
    {
        if (codes.Count is 0 or > MostAtOnce)
        {
            throw new RuleException(
                typeof(Texts),
                "procedures.list.none",
                "Hãy chọn từ 1 đến {0} thủ tục để đưa vào danh mục.",
                "Codes",
                MostAtOnce
            );
        }

        await work.TakeTurnAsync("procedures.list", ct);
        var today = work.Now.VietnamDay();
        var latest = await CatalogueReads.Latest(work.Db).Where(v => codes.Contains(v.Code)).ToDictionaryAsync(v => v.Code, ct);
        if (codes.FirstOrDefault(c => !latest.TryGetValue(c, out var v) || (v.IsAbolished && v.EffectiveFrom <= today)) is { } unknown)
        {
            throw new RuleException(
                typeof(Texts),
                "procedures.list.unknown",
                "Thủ tục {0} không có trong danh mục của tỉnh hoặc đã bãi bỏ. Hãy chọn lại trong danh mục.",
                "Codes",
                unknown
            );
        }

        var there = await work.Db.Set<ListedProcedure>().Where(p => p.RemovedOn == null).Select(p => p.Code).ToListAsync(ct);
        var added = codes.Distinct(StringComparer.Ordinal).Except(there, StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        foreach (var code in added)
        {
            work.Db.Add(
                new ListedProcedure
                {
                    Code = code,
                    Shown = latest[code].Number,
                    ListedOn = today,
                }
            );
        }

        Log.Write(work, "procedures.listed", "agency_list", $"{work.AgencyId}", null, new { added });
        return added.Count;
    }

    /// <summary>Follows every newer decision: rows show it from today on; procedures that are abolished leave the list.</summary>
    /// <returns>How many rows changed.</returns>
    /// <exception cref="RuleException">There is nothing to follow.</exception>
    public static async Task<int> FollowAsync(IWork work, WorkSchedule schedule, CancellationToken ct)
    {
        await work.TakeTurnAsync("procedures.list", ct);
        var today = work.Now.VietnamDay();
        var behind = (await ReadAsync(work.Db, schedule, today, ct)).Where(l => l.State != ListedState.Current).ToList();
        if (behind.Count == 0)
        {
            throw new RuleException(
                typeof(Texts),
                "procedures.list.current",
                "Danh mục đã theo đúng quyết định mới nhất, không có gì để cập nhật."
            );
        }

        foreach (var line in behind)
        {
            line.Row.Shown = line.Latest.Number;
            line.Row.ListedOn = today;
            if (line.IsOver(today))
            {
                line.Row.RemovedOn = today;
                line.Row.RemovedReason = $"Bãi bỏ theo {line.Latest.Decision}";
            }
        }

        Log.Write(
            work,
            "procedures.list_followed",
            "agency_list",
            $"{work.AgencyId}",
            null,
            new { Codes = behind.Select(l => l.Row.Code).ToList() }
        );
        return behind.Count;
    }

    /// <summary>Takes a row off the list; it stays with its reason.</summary>
    /// <exception cref="RuleException">No reason is given.</exception>
    /// <exception cref="EditConflictException">Somebody changed the row since.</exception>
    public static async Task RemoveAsync(IWork work, Guid id, uint version, string? reason, CancellationToken ct)
    {
        await work.TakeTurnAsync("procedures.list", ct);
        var row = await work.Db.Set<ListedProcedure>().FirstAsync(p => p.Id == id && p.RemovedOn == null, ct);
        work.Db.Expect(row, version);
        if (TypedText.Line(reason) is not { Length: >= 5 and <= 500 } why)
        {
            throw new RuleException(
                typeof(Texts),
                "procedures.list.reason",
                "Hãy ghi lý do đưa khỏi danh mục, từ 5 đến 500 ký tự.",
                "Reason"
            );
        }

        (row.RemovedOn, row.RemovedReason) = (work.Now.VietnamDay(), why);
        Log.Write(work, "procedures.unlisted", "agency_list", row.Code, null, new { why });
    }

    private static ListedLine Line(
        ListedProcedure row,
        NationalVersion latest,
        IReadOnlyList<string> covered,
        WorkSchedule schedule,
        DateOnly today
    )
    {
        var behind = row.Shown < latest.Number || (latest.IsAbolished && latest.EffectiveFrom <= today);
        DateOnly? due = behind && latest.SignedOn is { } signed ? ListClock.Due(signed, schedule) : null;
        var state =
            !behind ? ListedState.Current
            : due < today ? ListedState.Late
            : ListedState.Behind;
        return new ListedLine(row, latest, covered, state, due);
    }
}
