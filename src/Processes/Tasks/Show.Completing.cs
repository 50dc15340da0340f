using IsoDienTu.Kernel;
using IsoDienTu.Kernel.Parts;
using IsoDienTu.Processes.Entering;
using IsoDienTu.Processes.Reading;
using IsoDienTu.Processes.Running;
using Microsoft.AspNetCore.Mvc;

namespace IsoDienTu.Processes.Tasks;

/// <summary>The buttons of a step: plain ones, and those with a form of their own.</summary>
internal sealed partial class Show
{
    private (int Index, Completion Given, IReadOnlyList<UploadedFile> Kept)? posted;

    /// <summary>Which of the page's forms is posted; null for the plain one.</summary>
    [BindProperty]
    public int? Ask { get; set; }

    /// <summary>The buttons that ask for more than a press.</summary>
    public IReadOnlyList<AskForm> AskForms { get; private set; } = [];

    /// <summary>Some button is no more than a press, or completing is.</summary>
    public bool HasPlainButtons => Outcomes.Count == 0 ? AskForms.Count == 0 : Outcomes.Any(o => o.Asked.IsNothing);

    /// <summary>The forms that buttons and answers name, by code, where the subject's procedure has them.</summary>
    public IReadOnlyDictionary<string, SubjectForm> Forms { get; private set; } = new Dictionary<string, SubjectForm>();

    private async Task NameFormsAsync(IsoDbContext db, ISubjectPanel panel, Guid subject, CancellationToken ct)
    {
        var codes = AskForms
            .SelectMany(f => f.Asked.Forms)
            .Concat(History.SelectMany(p => p.Answers?.Forms ?? []))
            .ToHashSet(StringComparer.Ordinal);
        if (codes.Count > 0)
        {
            Forms = (await panel.FormsAsync(db, subject, codes, ct))
                .DistinctBy(f => f.Code)
                .ToDictionary(f => f.Code, StringComparer.Ordinal);
        }
    }

    private void Offer(FoundTask found) =>
        AskForms = [
            .. AskForm
                .Of(found.Outcomes, found.Asked, texts["Hoàn thành bước"])
                .Select(f => f.Index == posted?.Index ? f with { Given = posted.Value.Given, Kept = posted.Value.Kept } : f),
        ];

    public async Task<IActionResult> OnPostCompleteAsync(CancellationToken ct)
    {
        if (Ask is not { } index)
        {
            return await CompleteAsync(Dated(new Completion(Outcome, Comment, LateReason), ""), "", ct);
        }

        if (await TaskQuery.MayTryAsync(Runner, Acting, Id, ct) is not (true, _))
        {
            return await CompleteAsync(new Completion(Outcome), "", ct);
        }

        var problems = new List<RuleException>();
        var kept = await uploads.TakeAsync(HttpContext, problems, ct);
        var prefix = $"Asks[{index}].";
        posted = (index, Dated(Read(prefix), prefix), kept);
        // Loaded before the command only to say everything that is missing at once; the engine holds people to it by itself.
        await ReadAsync(LoadAsync, ct);
        var form = AskForms.FirstOrDefault(f => f.Index == index);
        if (form?.Buttons.FirstOrDefault(b => b.Code == Outcome) is { } button)
        {
            var papers = kept.Select(k => (Paper: PaperOf(form, k), File: k))
                .Where(p => p.Paper is not null)
                .Select(p => new AttachedPaper(p.Paper!, p.File));
            posted = posted.Value with { Given = posted.Value.Given with { Papers = [.. papers] } };
            // A file that was not taken says why; that it is missing besides need not be said.
            var missing = Answering
                .Problems(form.Asked, button.Label, posted.Value.Given)
                .Select(p => p.At(p.Field is null ? null : prefix + p.Field));
            problems.AddRange(missing.Where(m => problems.All(p => p.Field != m.Field)).ToList());
        }

        foreach (var problem in problems)
        {
            ModelState.AddModelError(problem.Field ?? "", Say(problem));
        }

        return await CompleteAsync(posted.Value.Given, prefix, ct);
    }

    /// <param name="prefix">Of the inputs of the form that was posted.</param>
    private Task<IActionResult> CompleteAsync(Completion given, string prefix, CancellationToken ct) =>
        ActAsync(
            "processes.complete",
            async (work, token) =>
            {
                try
                {
                    await acts.CompleteAsync(work, Id, given, token);
                }
                catch (RuleException rule) when (prefix.Length > 0 && rule.Field is { Length: > 0 } field)
                {
                    throw rule.At(prefix + field);
                }
            },
            texts["Đã hoàn thành bước."],
            Inbox,
            ct
        );

    private Completion Read(string prefix)
    {
        var form = Request.Form;
        var fields = prefix + "Fields[";
        return new Completion(Outcome, form[prefix + "Comment"], form[prefix + "LateReason"])
        {
            Confirmed = form[prefix + "Confirmed"] == "true",
            Fields = form.Where(f => f.Key.StartsWith(fields, StringComparison.Ordinal) && f.Key.EndsWith(']'))
                .ToDictionary(f => f.Key[fields.Length..^1], f => (string?)f.Value.ToString(), StringComparer.Ordinal),
        };
    }

    /// <summary>Whether this person may say that a step was done earlier.</summary>
    public bool MayBackdate => Acting.Has(EnteringSetup.Right);

    /// <summary>What was typed into an input of the form that comes back.</summary>
    public string? Typed(string name) => Request.HasFormContentType ? Request.Form[name].FirstOrDefault() : null;

    /// <summary>Whether something was said about having done it earlier.</summary>
    public bool IsLaterTyped(string prefix) =>
        new[] { "At", "Reason", "Evidence" }.Any(f => !string.IsNullOrWhiteSpace(Typed($"{prefix}Later.{f}")));

    private Completion Dated(Completion given, string prefix) =>
        IsLaterTyped(prefix)
            ? given with
            {
                Later = new Backdate(
                    Moments.Read(Typed(prefix + "Later.At")),
                    Typed(prefix + "Later.Reason"),
                    Typed(prefix + "Later.Evidence")
                ),
                MayBackdate = MayBackdate,
            }
            : given;

    private static string? PaperOf(AskForm form, UploadedFile file) =>
        form.Asked.Papers.Where((_, no) => form.PaperName(no) == file.Field).FirstOrDefault();
}
