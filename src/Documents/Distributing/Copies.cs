using IsoDienTu.AuditLog;
using IsoDienTu.Documents.Register;
using IsoDienTu.Kernel;
using Microsoft.EntityFrameworkCore;

namespace IsoDienTu.Documents.Distributing;

/// <param name="Holder">A person or a place.</param>
/// <param name="HandedOn">Null for today.</param>
internal sealed record HandOutInput(string? Holder = null, DateOnly? HandedOn = null);

/// <param name="How">Returned, Destroyed or Lost.</param>
/// <param name="EndedOn">Null for today.</param>
/// <param name="Note">Required unless the copy came back.</param>
/// <param name="Version">The version of the copy that was seen.</param>
internal sealed record EndCopyInput(CopyState How = CopyState.Returned, DateOnly? EndedOn = null, string? Note = null, uint Version = 0);

/// <summary>Hands controlled copies out and writes down what became of them. Each act writes its one log entry.</summary>
internal static class Copies
{
    /// <summary>Hands out a copy of the issue that is in force, else of the one that will be.</summary>
    /// <exception cref="RuleException">No issue stands, nobody holds it, or the day lies ahead.</exception>
    public static async Task<Guid> HandOutAsync(IWork work, Guid documentId, HandOutInput input, CancellationToken ct)
    {
        var document = await work.Db.Set<Document>().FirstAsync(d => d.Id == documentId, ct);
        var today = work.Now.VietnamDay();
        var issue =
            await work
                .Db.Set<DocumentVersion>()
                .Where(v =>
                    v.DocumentId == documentId && v.State == VersionState.Issued && (v.EffectiveTo == null || v.EffectiveTo > today)
                )
                .OrderBy(v => v.Issue)
                .FirstOrDefaultAsync(ct)
            ?? throw new RuleException(
                typeof(Texts),
                "documents.copy.no_issue",
                "{0} không có bản nào đang hoặc sắp có hiệu lực nên không cấp bản kiểm soát được.",
                null,
                document.Code
            );
        if (TypedText.Line(input.Holder) is not { Length: >= 2 and <= 200 } holder)
        {
            throw new RuleException(
                typeof(Texts),
                "documents.copy.holder",
                "Hãy ghi ai giữ hoặc đặt ở đâu, từ 2 đến 200 ký tự, ví dụ «Bảng niêm yết bộ phận một cửa».",
                "Holder"
            );
        }

        var copy = new ControlledCopy
        {
            DocumentId = documentId,
            VersionId = issue.Id,
            Number = (int)await Numbers.NextAsync(work, $"controlled-copy-{documentId:N}", ct),
            Holder = holder,
            Qr = SpokenCode.New(),
            HandedOn = Past(input.HandedOn, today, "HandedOn"),
            HandedBy = work.Actor.Name,
            HandedPost = work.Actor.Post,
            HandedAt = work.Now,
        };
        work.Db.Add(copy);
        work.Db.Add(
            new QrLink
            {
                Token = copy.Qr,
                AgencyId = work.AgencyId,
                DocumentId = documentId,
                VersionId = issue.Id,
                CopyId = copy.Id,
            }
        );
        Log.Write(
            work,
            "documents.copy_handed_out",
            "document",
            document.Code,
            null,
            new
            {
                copy.Number,
                issue.Issue,
                copy.Holder,
                copy.HandedOn,
            }
        );
        return copy.Id;
    }

    /// <summary>Writes down that a copy came back, was destroyed or is lost.</summary>
    /// <exception cref="RuleException">It is written down already, or how it went is not said.</exception>
    public static async Task EndAsync(IWork work, Guid copyId, EndCopyInput input, CancellationToken ct)
    {
        var copy = await work.Db.Set<ControlledCopy>().FirstAsync(c => c.Id == copyId, ct);
        var code = await work.Db.Set<Document>().Where(d => d.Id == copy.DocumentId).Select(d => d.Code).FirstAsync(ct);
        if (copy.State != CopyState.Out)
        {
            throw new RuleException(
                typeof(Texts),
                "documents.copy.over",
                "Bản kiểm soát số {0} của {1} đã được {2} ghi sổ ngày {3:dd/MM/yyyy}; không ghi lại được.",
                null,
                copy.Number,
                code,
                copy.EndedBy!,
                copy.EndedOn!
            );
        }

        work.Db.Expect(copy, input.Version);
        if (input.How is not (CopyState.Returned or CopyState.Destroyed or CopyState.Lost))
        {
            throw new RuleException(typeof(Texts), "documents.copy.how", "Hãy chọn: đã thu hồi, đã huỷ hoặc báo mất.", "How");
        }

        var note = TypedText.Filled(input.Note);
        if (note is { Length: > 500 } || (input.How != CopyState.Returned && note is not { Length: >= 10 }))
        {
            throw new RuleException(
                typeof(Texts),
                "documents.copy.note",
                "Bản bị huỷ hoặc mất thì ghi rõ thế nào, từ 10 đến 500 ký tự.",
                "Note"
            );
        }

        var day = Past(input.EndedOn, work.Now.VietnamDay(), "EndedOn");
        if (day < copy.HandedOn)
        {
            throw new RuleException(
                typeof(Texts),
                "documents.copy.before",
                "Bản này cấp ngày {0:dd/MM/yyyy}; ngày thu hồi không thể trước đó.",
                "EndedOn",
                copy.HandedOn
            );
        }

        (copy.State, copy.EndedOn, copy.EndNote) = (input.How, day, note);
        (copy.EndedBy, copy.EndedPost) = (work.Actor.Name, work.Actor.Post);
        work.Publish(new DocumentSheetsChanged(copy.DocumentId));
        Log.Write(
            work,
            "documents.copy_ended",
            "document",
            code,
            new { State = CopyState.Out },
            new
            {
                copy.Number,
                copy.State,
                copy.EndedOn,
            },
            note
        );
    }

    private static DateOnly Past(DateOnly? day, DateOnly today, string field) =>
        day is not { } given ? today
        : given <= today ? given
        : throw new RuleException(typeof(Texts), "documents.copy.ahead", "Ngày này chưa tới; hãy ghi từ hôm nay trở về trước.", field);
}
