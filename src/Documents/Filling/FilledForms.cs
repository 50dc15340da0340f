using IsoDienTu.AuditLog;
using IsoDienTu.Documents.Register;
using IsoDienTu.Kernel;
using Microsoft.EntityFrameworkCore;

namespace IsoDienTu.Documents.Filling;

/// <summary>Forms are filled in: begun, saved, finished, dropped, corrected by another one. Each act writes its one log entry.</summary>
internal static class FilledForms
{
    public const string Right = "documents.fill";
    public const int LongestAbout = 200;

    /// <summary>Begins to fill in the issue of a form that is in force today.</summary>
    /// <param name="correctsId">The finished one which this is to correct; its answers are taken over.</param>
    /// <exception cref="RuleException">The form has no fields, or is not in force.</exception>
    public static async Task<Guid> BeginAsync(IWork work, Guid documentId, Guid? correctsId, CancellationToken ct)
    {
        var document = await work.Db.Set<Document>().FirstAsync(d => d.Id == documentId, ct);
        var today = work.Now.VietnamDay();
        var issue =
            await work
                .Db.Set<DocumentVersion>()
                .FirstOrDefaultAsync(
                    v =>
                        v.DocumentId == documentId
                        && v.State == VersionState.Issued
                        && v.EffectiveFrom <= today
                        && (v.EffectiveTo == null || v.EffectiveTo > today),
                    ct
                )
            ?? throw new RuleException(
                typeof(Texts),
                "documents.filled.not_in_force",
                "Biểu mẫu {0} không có bản nào đang có hiệu lực nên chưa điền được.",
                "FormId",
                document.Code
            );
        if (FieldRules.Of(DocumentContent.Parse(issue.Content)).Count == 0)
        {
            throw new RuleException(
                typeof(Texts),
                "documents.filled.no_fields",
                "{0} không có ô điền. Hãy tải bản Word hoặc PDF để điền, hoặc soạn lần ban hành mới có ô điền.",
                "FormId",
                document.Code
            );
        }

        var form = new FilledForm
        {
            DocumentId = documentId,
            VersionId = issue.Id,
            FilledBy = work.Actor.PersonId,
            FilledByName = work.Actor.Name,
            FilledByPost = work.Actor.Post,
            BegunAt = work.Now,
        };
        if (correctsId is { } id)
        {
            var old =
                await work
                    .Db.Set<FilledForm>()
                    .FirstOrDefaultAsync(f => f.Id == id && f.DocumentId == documentId && f.State == FilledState.Done, ct)
                ?? throw new RuleException(
                    typeof(Texts),
                    "documents.filled.none_to_correct",
                    "Không có phiếu {0} đã hoàn thành như vậy để đính chính; hãy mở phiếu đó từ danh sách.",
                    null,
                    document.Code
                );
            await CheckUncorrectedAsync(work.Db, old.Id, old.Number, ct);
            form.CorrectsId = id;
            form.About = old.About;
            // Answers belong to the fields of their issue: those of another one have other numbers.
            form.Values = old.VersionId == issue.Id ? old.Values : form.Values;
        }

        work.Db.Add(form);
        Log.Write(
            work,
            "documents.filling_begun",
            "filled_form",
            form.Id.ToString(),
            null,
            new
            {
                document.Code,
                issue.Issue,
                correctsId,
            }
        );
        return form.Id;
    }

    /// <summary>Keeps what was filled in so far; nothing but its length is checked.</summary>
    /// <returns>The new version.</returns>
    public static async Task<uint> SaveAsync(IWork work, Guid id, uint version, FilledInput input, CancellationToken ct)
    {
        var form = await PutAsync(work, id, version, input, ct);
        await work.Db.SaveChangesAsync(ct);
        Log.Write(work, "documents.filling_saved", "filled_form", form.Id.ToString(), null, new { form.About });
        return form.Version;
    }

    /// <summary>Finishes it: from now on it is a record with a number.</summary>
    /// <exception cref="RuleException">An answer is missing or breaks the rule of its field.</exception>
    public static async Task<int> FinishAsync(IWork work, Guid id, uint version, FilledInput input, CancellationToken ct)
    {
        var form = await PutAsync(work, id, version, input, ct);
        if (FieldRules.Problems(await ContentAsync(work.Db, form, ct), form.Answers()).FirstOrDefault() is { } problem)
        {
            throw problem;
        }

        form.State = FilledState.Done;
        form.DoneAt = work.Now;
        form.Number = (int)await Numbers.NextAsync(work, $"filled-form-{form.DocumentId:N}", ct);
        if (form.CorrectsId is { } old)
        {
            // Whoever takes a number of this form waits for the one before, so that two cannot correct the same.
            var number = await work.Db.Set<FilledForm>().Where(f => f.Id == old).Select(f => f.Number).FirstAsync(ct);
            await CheckUncorrectedAsync(work.Db, old, number, ct);
        }

        Log.Write(
            work,
            "documents.form_filled",
            "filled_form",
            form.Id.ToString(),
            null,
            new
            {
                form.Number,
                form.About,
                form.Values,
            }
        );
        return form.Number.Value;
    }

    /// <summary>Gives up what was begun.</summary>
    public static async Task DropAsync(IWork work, Guid id, uint version, CancellationToken ct)
    {
        var form = await OwnAsync(work, id, version, ct);
        work.Db.Remove(form);
        Log.Write(work, "documents.filling_dropped", "filled_form", form.Id.ToString(), new { form.About, form.Values }, null);
    }

    public static async Task<DocumentContent> ContentAsync(IsoDbContext db, FilledForm form, CancellationToken ct) =>
        (await DocumentReads.ContentAsync(db, form.VersionId, ct))!;

    private static async Task CheckUncorrectedAsync(IsoDbContext db, Guid id, int? number, CancellationToken ct)
    {
        if (await db.Set<FilledForm>().FirstOrDefaultAsync(f => f.CorrectsId == id && f.State == FilledState.Done, ct) is { } done)
        {
            throw new RuleException(
                typeof(Texts),
                "documents.filled.corrected",
                "Phiếu số {0} đã được {1} đính chính bằng phiếu số {2}; nếu còn sai, hãy đính chính phiếu số {2}.",
                null,
                number!,
                done.FilledByName,
                done.Number!
            );
        }
    }

    private static async Task<FilledForm> PutAsync(IWork work, Guid id, uint version, FilledInput input, CancellationToken ct)
    {
        var form = await OwnAsync(work, id, version, ct);
        var about = TypedText.Line(input.About);
        if (about.Length > LongestAbout)
        {
            throw new RuleException(typeof(Texts), "documents.filled.about", "Trích yếu dài nhất {0} ký tự.", "About", LongestAbout);
        }

        form.About = about.Length == 0 ? null : about;
        form.Values = FilledForm.Written(
            FieldRules.Read(await ContentAsync(work.Db, form, ct), f => input.Values.GetValueOrDefault(f.Number) ?? [])
        );
        return form;
    }

    private static async Task<FilledForm> OwnAsync(IWork work, Guid id, uint version, CancellationToken ct)
    {
        var person = work.Actor.PersonId;
        var form = await FilledRow.Visible(work.Db, person).FirstAsync(f => f.Id == id, ct);
        if (form.State == FilledState.Done)
        {
            throw new RuleException(
                typeof(Texts),
                "documents.filled.done",
                "Phiếu này đã hoàn thành nên không sửa được nữa; nếu có sai sót, hãy lập phiếu đính chính."
            );
        }

        work.Db.Expect(form, version);
        return form;
    }
}

/// <summary>What somebody typed into a form.</summary>
/// <param name="About">Trích yếu; may be empty.</param>
/// <param name="Values">Answers by the number of their field; several for choices, cell by cell for a table.</param>
internal sealed record FilledInput(string? About, IReadOnlyDictionary<int, IReadOnlyList<string>> Values);
