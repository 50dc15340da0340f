using System.Globalization;
using IsoDienTu.Documents.Approving;
using IsoDienTu.Kernel;
using IsoDienTu.Kernel.Parts;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace IsoDienTu.Documents.Writing;

/// <summary>The draft as a form of sections with what it will look like beside them; every button saves.</summary>
[Right(Drafts.Right)]
internal sealed class Write(TimeProvider clock, IStringLocalizer<Texts> texts) : DraftPage(clock)
{
    [BindProperty]
    public string? Title { get; set; }

    [BindProperty]
    public List<SectionInput> Sections { get; set; } = [];

    /// <summary>Which button: see <see cref="SectionMoves"/>; <c>send</c> and <c>issue</c> save and go on to sending or issuing.</summary>
    [BindProperty]
    public string? Act { get; set; }

    /// <summary>Whether the draft lies before reviewers; what somebody typed meanwhile is shown all the same.</summary>
    public bool Rests => Draft?.ApprovalId is not null && !HttpMethods.IsPost(Request.Method);

    /// <summary>What reviewers said that is not settled yet.</summary>
    public IReadOnlyList<DraftThread> Threads { get; private set; } = [];

    /// <summary>What somebody else saved first, section by section.</summary>
    public EditConflictException? Race { get; private set; }

    protected override async Task<bool> LoadAsync(IsoDbContext db, CancellationToken ct)
    {
        if (!await base.LoadAsync(db, ct))
        {
            return false;
        }

        Threads = Draft is null ? [] : [.. (await DraftThread.AllAsync(db, Draft.Id, Body, ct)).Where(t => t.IsOpen)];
        if (!HttpMethods.IsPost(Request.Method) && Draft is not null)
        {
            Title = Draft.Title;
            Sections = FileBody is null ? [.. Body.Sections.Select(SectionInput.Of)] : [];
        }
        else if (Conflict is { } lost && Draft is not null)
        {
            Race = new EditConflictException(lost.What, Draft.ChangedBy, Draft.ChangedAt, [.. Apart()]);
        }

        return true;
    }

    public Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var on = SectionMoves.Apply(Sections, Act);
        return ChangeAsync(
            "documents.save_draft",
            Version,
            async (work, posted, token) =>
            {
                // Without sections it is the form of a draft whose content is a file.
                await Drafts.SaveAsync(work, Id, posted, Title, Sections.Count == 0 ? null : SectionInput.Make(Sections), token);
                Notice = texts["Đã lưu bản thảo lúc {0}.", Moments.Clock(work.Now)];
                return Act switch
                {
                    "issue" => "/Documents/Issue/" + Id,
                    "send" => "/Documents/Send/" + Id,
                    _ => "/Documents/Write/" + Id + (on is { } at ? "#section-" + at.ToString(CultureInfo.InvariantCulture) : ""),
                };
            },
            ct
        );
    }

    public async Task<IActionResult> OnPostBeginAsync(CancellationToken ct) =>
        await ReadAsync(LoadAsync, ct)
            ? await DoAsync(
                "documents.begin_draft",
                async (work, token) =>
                {
                    await Drafts.BeginAsync(work, Id, token);
                    return "/Documents/Write/" + Id;
                },
                ct
            )
            : NotFound();

    private IEnumerable<ConflictingField> Apart()
    {
        if (Draft!.Title != Title?.Trim())
        {
            yield return new ConflictingField(texts["Tên tài liệu"], Draft.Title, Title);
        }

        for (var i = 0; i < (FileBody is null || Sections.Count > 0 ? Math.Max(Body.Sections.Count, Sections.Count) : 0); i++)
        {
            var theirs = i < Body.Sections.Count ? Told(SectionInput.Of(Body.Sections[i])) : null;
            var mine = i < Sections.Count ? Told(Sections[i]) : null;
            if (theirs != mine)
            {
                yield return new ConflictingField(texts["Mục thứ {0}", i + 1], theirs, mine);
            }
        }
    }

    private static string Told(SectionInput section) => $"{section.Number} {section.Title}\n{section.Text}".ReplaceLineEndings("\n").Trim();
}
