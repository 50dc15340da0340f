using IsoDienTu.Kernel;
using IsoDienTu.Kernel.Parts;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace IsoDienTu.Documents.Filling;

/// <summary>One form being filled in, or the finished record.</summary>
[Right(FilledForms.Right)]
internal sealed class Fill(TimeProvider clock, IStringLocalizer<Texts> texts) : IsoPage
{
    [BindProperty(SupportsGet = true, Name = "id")]
    public Guid Id { get; set; }

    [BindProperty]
    public uint Version { get; set; }

    [BindProperty]
    public string? About { get; set; }

    /// <summary><c>finish</c> finishes; anything else saves.</summary>
    [BindProperty]
    public string? Act { get; set; }

    public FilledForm Form { get; private set; } = null!;
    public DocumentLine Document { get; private set; } = null!;
    public int Issue { get; private set; }
    public DocumentContent Body { get; private set; } = DocumentContent.Empty;
    public int? Corrects { get; private set; }
    public int? Correction { get; private set; }
    public bool IsDone => Form.State == FilledState.Done;

    /// <summary>Whether a newer issue of the form has come since this was begun.</summary>
    public bool IsOld => !IsDone && Document.VersionId != Form.VersionId;

    /// <summary>Answers as the fields show them.</summary>
    public IReadOnlyDictionary<int, IReadOnlyList<string>> Values { get; private set; } = new Dictionary<int, IReadOnlyList<string>>();
    public EditConflictException? Race { get; private set; }

    protected override async Task<bool> LoadAsync(IsoDbContext db, CancellationToken ct)
    {
        if (await FilledRow.Visible(db, Acting.Actor.PersonId).FirstOrDefaultAsync(f => f.Id == Id, ct) is not { } form)
        {
            return false;
        }

        Form = form;
        Document = (await DocumentReads.FindAsync(db, form.DocumentId, clock.GetUtcNow().VietnamDay(), ct))!;
        Issue = await db.Set<Register.DocumentVersion>().Where(v => v.Id == form.VersionId).Select(v => v.Issue ?? 0).FirstAsync(ct);
        Body = await FilledForms.ContentAsync(db, form, ct);
        Corrects = await db.Set<FilledForm>().Where(f => f.Id == form.CorrectsId).Select(f => f.Number).FirstOrDefaultAsync(ct);
        Correction = await db.Set<FilledForm>()
            .Where(f => f.CorrectsId == Id && f.State == FilledState.Done)
            .Select(f => f.Number)
            .FirstOrDefaultAsync(ct);
        Version = form.Version;
        if (HttpMethods.IsPost(Request.Method))
        {
            Values = FieldRules.Of(Body).ToDictionary(f => f.Number, Typed);
            Tell();
            Race = Conflict is { } lost ? new EditConflictException(lost.What, form.ChangedBy, form.ChangedAt, [.. Apart()]) : null;
        }
        else
        {
            Values = form.Answers();
            About = form.About;
        }

        return true;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var isFinish = Act == "finish";
        return await ChangeAsync(
            isFinish ? "documents.finish_filling" : "documents.save_filling",
            Version,
            async (work, posted, token) =>
            {
                var input = new FilledInput(About, Values);
                if (!isFinish)
                {
                    await FilledForms.SaveAsync(work, Id, posted, input, token);
                    Notice = texts["Đã lưu lúc {0}; phiếu chưa hoàn thành.", Moments.Clock(work.Now)];
                    return "/Documents/Filling/Fill/" + Id;
                }

                var number = await FilledForms.FinishAsync(work, Id, posted, input, token);
                Notice = texts["Đã hoàn thành phiếu số {0}.", number];
                return "/Documents/Filling/Fill/" + Id;
            },
            ct
        );
    }

    public Task<IActionResult> OnPostDropAsync(CancellationToken ct) =>
        ChangeAsync(
            "documents.drop_filling",
            Version,
            async (work, posted, token) =>
            {
                await FilledForms.DropAsync(work, Id, posted, token);
                Notice = texts["Đã bỏ phiếu đang điền."];
                return "/Documents/Filling";
            },
            ct
        );

    /// <summary>The fields of a section with their numbers.</summary>
    public IEnumerable<NumberedField> Fields(int section) => FieldRules.Of(Body).Where(f => f.Section == section);

    public string? First(NumberedField field) => Values.GetValueOrDefault(field.Number) is [var first, ..] ? first : null;

    /// <summary>What stands in a section besides its fields.</summary>
    public IHtmlContent Words(int section)
    {
        var whole = Body.Sections[section];
        return new HtmlString(ContentHtml.Body(whole with { Blocks = [.. whole.Blocks.Where(b => b is not FieldsBlock)] }));
    }

    /// <summary>Everything that is missing or wrong is said at once, each at its field.</summary>
    private void Tell()
    {
        if (Act != "finish" || !ModelState.IsValid)
        {
            return;
        }

        try
        {
            foreach (var problem in FieldRules.Problems(Body, FieldRules.Read(Body, Typed)))
            {
                ModelState.AddModelError(problem.Field!, Say(problem));
            }
        }
        catch (RuleException tooLong)
        {
            ModelState.AddModelError(tooLong.Field!, Say(tooLong));
        }
    }

    private IReadOnlyList<string> Typed(NumberedField field) => [.. Request.Form[field.Input].Select(v => v ?? "")];

    private IEnumerable<ConflictingField> Apart()
    {
        var theirs = Form.Answers();
        foreach (var field in FieldRules.Of(Body))
        {
            var (kept, mine) = (Told(theirs.GetValueOrDefault(field.Number)), Told(Values.GetValueOrDefault(field.Number)));
            if (kept != mine)
            {
                yield return new ConflictingField(field.Field.Label, kept, mine);
            }
        }
    }

    private static string Told(IReadOnlyList<string>? answer) => string.Join("; ", (answer ?? []).Where(a => a.Length > 0));
}
