using System.Text.RegularExpressions;
using IsoDienTu.AuditLog;
using IsoDienTu.Kernel;
using IsoDienTu.Organisation;
using Microsoft.EntityFrameworkCore;

namespace IsoDienTu.Documents.Announcing;

/// <summary>Applies, confirms, announces and makes known a quality management system; page and API come here.</summary>
internal static partial class Recording
{
    public const string Right = "documents.announce";

    /// <summary>The head signs; who prepares the papers need not.</summary>
    public const string SignRight = "documents.sign_announcement";
    private const int MostLines = 40;

    public static async Task<Milestone> ApplyAsync(IWork work, Guid qmsId, ApplyInput input, CancellationToken ct)
    {
        await SystemAsync(work, qmsId, ct);
        var row = Row(work, qmsId, MilestoneKind.Applied, PastDay(work, input.Day, "Day"), Short(input.Number, "Number", 100));
        return Keep(work, row, "documents.system_applied", new { row.Day, row.Number });
    }

    public static async Task<Milestone> ConfirmAsync(IWork work, Guid qmsId, ConfirmInput input, CancellationToken ct)
    {
        await SystemAsync(work, qmsId, ct);
        var stand = new SystemStand(await Milestone.OfAsync(work.Db, qmsId, ct), [], null);
        if (stand.Applied is not { } applied)
        {
            throw new RuleException(
                typeof(Texts),
                "documents.milestone.not_applied",
                "Chưa ghi ngày áp dụng hệ thống. Hãy ghi việc áp dụng trước, rồi mới xác nhận hiệu lực (QĐ 19/2014/QĐ-TTg, điều 4)."
            );
        }

        var day = PastDay(work, input.Day, "Day");
        var facts = new ConfirmedFacts(
            Standard(input.Standard),
            PastDay(work, input.AuditFrom, "AuditFrom"),
            PastDay(work, input.AuditTo, "AuditTo"),
            Needed(input.AuditResult, "AuditResult", 2000),
            PastDay(work, input.ReviewOn, "ReviewOn"),
            Needed(input.Conclusion, "Conclusion", 2000),
            Needed(input.SignerName, "SignerName", 200),
            Needed(input.SignerPost, "SignerPost", 200)
        );
        if (facts.AuditTo < facts.AuditFrom || facts.AuditTo > day || facts.ReviewOn > day || day < applied.Day)
        {
            throw new RuleException(
                typeof(Texts),
                "documents.milestone.order",
                "Thứ tự ngày chưa đúng: áp dụng {0:dd/MM/yyyy}, rồi đánh giá nội bộ (từ ngày không sau đến ngày) và xem xét của lãnh đạo, cuối cùng là ngày xác nhận.",
                "Day",
                applied.Day
            );
        }

        var row = Row(work, qmsId, MilestoneKind.Confirmed, day, Short(input.Number, "Number", 100));
        row.Facts = Milestone.Write(facts);
        return Keep(
            work,
            row,
            "documents.system_confirmed",
            new
            {
                row.Day,
                row.Number,
                facts,
            }
        );
    }

    public static async Task<Milestone> AnnounceAsync(
        IWork work,
        Guid qmsId,
        AnnounceInput input,
        ICoveredProcedures procedures,
        CancellationToken ct
    )
    {
        await SystemAsync(work, qmsId, ct);
        var stand = new SystemStand(await Milestone.OfAsync(work.Db, qmsId, ct), [], null);
        if (stand.Confirmed is not { } confirmed)
        {
            throw new RuleException(
                typeof(Texts),
                "documents.milestone.not_confirmed",
                "Chưa có xác nhận hiệu lực. Người đứng đầu xác nhận hiệu lực rồi mới công bố (QĐ 19/2014/QĐ-TTg, điều 4)."
            );
        }

        var day = PastDay(work, input.Day, "Day");
        if (day < confirmed.Day || day <= stand.Announced?.Day || input.EffectFrom < day)
        {
            throw new RuleException(
                typeof(Texts),
                "documents.milestone.announce_order",
                "Ngày công bố phải từ ngày xác nhận {0:dd/MM/yyyy}, sau lần công bố trước, và không sau ngày quyết định có hiệu lực.",
                "Day",
                confirmed.Day
            );
        }

        var inForce = (await procedures.ListAsync(work.Db, work.Now.VietnamDay(), ct)).ToDictionary(p => p.Code, StringComparer.Ordinal);
        if (input.Covered.FirstOrDefault(c => !inForce.ContainsKey(c)) is { } gone)
        {
            throw new RuleException(
                typeof(Texts),
                "documents.milestone.covered",
                "Quy trình {0} không còn hiệu lực nên không công bố được. Hãy mở lại trang để lấy danh sách hiện tại.",
                "Covered",
                gone
            );
        }

        var facts = new AnnouncedFacts(
            Standard(input.Standard),
            Needed(input.Place, "Place", 100),
            Needed(input.Scope, "Scope", 2000),
            [.. input.Covered.Distinct(StringComparer.Ordinal).Select(c => inForce[c])],
            Lines(input.Bases, "Bases"),
            input.EffectFrom ?? day,
            Short(input.Replaces, "Replaces", 300),
            Needed(input.Executes, "Executes", 1000),
            Lines(input.Recipients, "Recipients"),
            Needed(input.SignerName, "SignerName", 200),
            Needed(input.SignerPost, "SignerPost", 200)
        );
        var row = Row(work, qmsId, MilestoneKind.Announced, day, Needed(input.Number, "Number", 100));
        row.Facts = Milestone.Write(facts);
        work.Publish(new SystemAnnounced(qmsId, row.Id, row.Number!, row.Day));
        return Keep(
            work,
            row,
            "documents.system_announced",
            new
            {
                row.Day,
                row.Number,
                facts.Standard,
                Covered = facts.Covered.Count,
            }
        );
    }

    /// <summary>Records that the standing announcement was sent to the lead unit, or posted.</summary>
    public static async Task<Milestone> MakeKnownAsync(IWork work, Guid qmsId, KnownInput input, CancellationToken ct)
    {
        await SystemAsync(work, qmsId, ct);
        var stand = new SystemStand(await Milestone.OfAsync(work.Db, qmsId, ct), [], null);
        var kind = input.Posted ? MilestoneKind.Posted : MilestoneKind.Notified;
        if (stand.Announced is not { } announced || (input.Posted ? stand.Posted : stand.Notified) is not null)
        {
            throw new RuleException(
                typeof(Texts),
                "documents.milestone.known",
                "Chưa có quyết định công bố, hoặc việc này đã được ghi. Hãy mở lại trang hệ thống để xem."
            );
        }

        var day = PastDay(work, input.Day, "Day");
        if (day < announced.Day)
        {
            throw new RuleException(
                typeof(Texts),
                "documents.milestone.known_day",
                "Ngày này không được trước ngày công bố {0:dd/MM/yyyy}.",
                "Day",
                announced.Day
            );
        }

        var row = Row(work, qmsId, kind, day, input.Posted ? Short(input.Number, "Number", 100) : Needed(input.Number, "Number", 100));
        row.AnnouncementId = announced.Id;
        return Keep(
            work,
            row,
            input.Posted ? "documents.announcement_posted" : "documents.announcement_notified",
            new { row.Day, row.Number }
        );
    }

    /// <summary>Takes back what was recorded wrongly; later steps that rest on it are taken back first.</summary>
    /// <param name="posted">The version that was seen.</param>
    public static async Task<Milestone> WithdrawAsync(IWork work, Guid id, uint posted, string? why, CancellationToken ct)
    {
        var row =
            await work.Db.Set<Milestone>().FirstOrDefaultAsync(m => m.Id == id, ct)
            ?? throw new RuleException(typeof(Texts), "documents.milestone.gone", "Không có mốc này trong cơ quan của anh chị.");
        work.Db.Expect(row, posted);
        var later = (await Milestone.OfAsync(work.Db, row.QmsId, ct)).Where(m =>
            m.WithdrawnAt is null && m.Id != row.Id && m.Kind > row.Kind
        );
        if (row.WithdrawnAt is not null || later.Any(m => m.Day >= row.Day))
        {
            throw new RuleException(
                typeof(Texts),
                "documents.milestone.rests",
                "Mốc này đã hủy, hoặc các mốc sau dựa vào nó. Hãy hủy mốc sau trước."
            );
        }

        (row.WithdrawnAt, row.WithdrawnBy, row.WithdrawnWhy) = (work.Now, work.Actor.Name, Needed(why, "Why", 1000));
        if (row.Kind == MilestoneKind.Announced)
        {
            work.Publish(new SystemAnnounced(row.QmsId, row.Id, row.Number!, row.Day));
        }

        Log.Write(
            work,
            "documents.milestone_withdrawn",
            "quality_system",
            row.QmsId.ToString(),
            new { row.Kind, row.Day },
            new { row.WithdrawnWhy }
        );
        return row;
    }

    private static Milestone Row(IWork work, Guid qmsId, MilestoneKind kind, DateOnly day, string? number) =>
        new()
        {
            QmsId = qmsId,
            Kind = kind,
            Day = day,
            Number = number,
            ByPerson = work.Actor.PersonId,
            ByName = work.Actor.Name,
            ByPost = work.Actor.Post,
            At = work.Now,
        };

    private static Milestone Keep(IWork work, Milestone row, string what, object after)
    {
        work.Db.Add(row);
        Log.Write(work, what, "quality_system", row.QmsId.ToString(), null, after);
        return row;
    }

    private static async Task SystemAsync(IWork work, Guid qmsId, CancellationToken ct)
    {
        if (await QualitySystems.FindAsync(work.Db, qmsId, ct) is null)
        {
            throw new RuleException(typeof(Texts), "documents.milestone.system", "Không có hệ thống quản lý chất lượng này.");
        }
    }

    private static DateOnly PastDay(IWork work, DateOnly? day, string field) =>
        day is { } given && given <= work.Now.VietnamDay() && given.Year >= 2000
            ? given
            : throw new RuleException(typeof(Texts), "documents.milestone.day", "Hãy ghi ngày đã diễn ra, không sau hôm nay.", field);

    private static string Standard(string? text) =>
        TypedText.Line(text) is var line && StandardPattern().IsMatch(line)
            ? line
            : throw new RuleException(
                typeof(Texts),
                "documents.milestone.standard",
                "Tiêu chuẩn ghi dạng TCVN ISO 9001:2015 (kèm năm của phiên bản áp dụng).",
                "Standard"
            );

    private static string Needed(string? text, string field, int most) =>
        Short(text, field, most) ?? throw new RuleException(typeof(Texts), "documents.milestone.needed", "Ô này phải có nội dung.", field);

    private static string? Short(string? text, string field, int most)
    {
        var kept = (text ?? "").ReplaceLineEndings("\n").Trim().Normalize();
        return kept.Length <= most
            ? TypedText.Filled(kept)
            : throw new RuleException(typeof(Texts), "documents.milestone.long", "Nội dung dài nhất {0} ký tự.", field, most);
    }

    private static IReadOnlyList<string> Lines(string? text, string field)
    {
        var lines = Needed(text, field, 8000).Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return lines.Length <= MostLines
            ? lines
            : throw new RuleException(typeof(Texts), "documents.milestone.lines", "Nhiều nhất {0} dòng.", field, MostLines);
    }

    [GeneratedRegex(@"^TCVN ISO 9001:20\d\d$")]
    private static partial Regex StandardPattern();
}
