using IsoDienTu.AuditLog;
using IsoDienTu.Kernel;
using Microsoft.EntityFrameworkCore;

namespace IsoDienTu.Documents.Retaining;

/// <param name="Number">The value that was seen, which the new one follows.</param>
/// <param name="Permanent">Kept for good; then there are no years.</param>
internal sealed record RuleInput(int Number = 0, bool Permanent = false, int? Years = null, string? Source = null, string? Note = null);

/// <summary>The province's table of terms. A value is never overwritten; each new one writes its one log entry.</summary>
internal static class RetentionTable
{
    public const string Right = "documents.keep_retention";

    /// <summary>Sets how long records of a kind are kept from now on.</summary>
    /// <exception cref="RuleException">It is no term the law knows, names no source, or somebody else set another meanwhile.</exception>
    public static async Task<Guid> SetAsync(IWork work, RecordKind record, RuleInput input, CancellationToken ct)
    {
        await work.TakeTurnOfAllAsync("documents.retention_rule", ct);
        var last = await work.Db.Set<RetentionRule>().Where(r => r.Record == record).OrderByDescending(r => r.Number).FirstAsync(ct);
        if (last.Number != input.Number)
        {
            throw new RuleException(
                typeof(Texts),
                "documents.retention.changed",
                "{0} vừa đặt giá trị khác ngày {1:dd/MM/yyyy}. Hãy mở lại trang để xem giá trị mới rồi sửa nếu vẫn cần.",
                null,
                last.SetBy,
                last.SetAt.VietnamDay()
            );
        }

        if (input.Permanent == input.Years is not null || input.Years is < RetentionTerm.Fewest or > RetentionTerm.Most)
        {
            throw new RuleException(
                typeof(Texts),
                "documents.retention.years",
                "Thời hạn lưu trữ là vĩnh viễn hoặc từ {0} đến {1} năm (Luật Lưu trữ 2024). Hãy chọn vĩnh viễn và để trống số năm, hoặc ghi số năm.",
                "Years",
                RetentionTerm.Fewest,
                RetentionTerm.Most
            );
        }

        if (TypedText.Line(input.Source) is not { Length: >= 3 and <= 300 } source)
        {
            throw new RuleException(
                typeof(Texts),
                "documents.retention.source",
                "Hãy ghi căn cứ, từ 3 đến 300 ký tự, ví dụ «Thông tư 10/2022/TT-BNV, mục 5».",
                "Source"
            );
        }

        var note = TypedText.Filled(input.Note);
        if (note is { Length: > 1000 })
        {
            throw new RuleException(typeof(Texts), "documents.retention.note", "Ghi chú dài nhất 1.000 ký tự.", "Note");
        }

        var rule = new RetentionRule
        {
            Record = record,
            Number = last.Number + 1,
            Years = input.Years,
            Source = source,
            Note = note,
            SetBy = work.Actor.Name,
            SetPost = work.Actor.Post,
            SetAt = work.Now,
        };
        work.Db.Add(rule);
        Log.Write(
            work,
            "documents.retention_set",
            "retention_rule",
            record.ToString(),
            new
            {
                last.Number,
                last.Years,
                last.Source,
            },
            new
            {
                rule.Number,
                rule.Years,
                rule.Source,
            },
            note
        );
        return rule.Id;
    }
}
