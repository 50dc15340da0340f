using System.Globalization;
using IsoDienTu.Bpmn;
using IsoDienTu.Kernel;
using IsoDienTu.Processes.Designing;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace IsoDienTu.Processes.Commenting;

/// <summary>The drawing of a process with what was said of it: on an element or on the whole, with answers, settled or open.</summary>
[Right(CommentingSetup.Right)]
internal sealed class Show(IStringLocalizer<Texts> texts) : IsoPage
{
    [BindProperty(SupportsGet = true, Name = "id")]
    public Guid Id { get; set; }

    /// <summary>The element that is commented on; empty for the whole drawing.</summary>
    [BindProperty(SupportsGet = true)]
    public string? ElementId { get; set; }

    /// <summary>Whether settled threads are shown too.</summary>
    [BindProperty(SupportsGet = true)]
    public bool All { get; set; }

    [BindProperty]
    public string? Words { get; set; }

    /// <summary>The thread that is answered or settled.</summary>
    [BindProperty]
    public Guid Thread { get; set; }

    [BindProperty]
    public uint Version { get; set; }

    [BindProperty]
    public bool Resolved { get; set; }

    public Definition Process { get; private set; } = null!;
    public DefinitionVersion Drawn { get; private set; } = null!;
    public IReadOnlyList<CommentThread> Threads { get; private set; } = [];
    public IReadOnlyList<StepRow> Steps { get; private set; } = [];
    public string Svg { get; private set; } = "";
    public bool MayDraw => Acting.Has(DesigningSetup.Right);
    public int Open => Threads.Count(t => t.IsOpen);

    /// <summary>Everything that can be commented on, in the order of the work; then the ways and roles.</summary>
    public IReadOnlyList<SelectListItem> Elements { get; private set; } = [];

    protected override async Task<bool> LoadAsync(IsoDbContext db, CancellationToken ct)
    {
        if (
            await db.Set<Definition>().FirstOrDefaultAsync(d => d.Id == Id, ct) is not { } process
            || await Comments.DrawingAsync(db, Id, ct) is not { } drawn
        )
        {
            return false;
        }

        (Process, Drawn) = (process, drawn);
        var diagram = Diagrams.Drawn(drawn);
        Threads = await CommentThread.AllAsync(db, Id, diagram, texts, ct);
        Steps = StepTable.Of(diagram);
        var words = new ElementWords(texts);
        Elements =
        [
            .. Steps
                .Select(s => s.Id)
                .Union(diagram.Nodes.Select(n => n.Id), StringComparer.Ordinal)
                .Concat(diagram.Flows.Where(f => f.Name.Length > 0).Select(f => f.Id))
                .Concat(diagram.Lanes.Select(l => l.Id))
                .Select(id => new SelectListItem(words.Of(diagram, id), id, id == ElementId)),
        ];
        Svg = Drawing.ToSvg(
            diagram,
            new DrawingOptions
            {
                IdPrefix = "drawn",
                Title = process.Title,
                Language = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName,
                Notes = Threads
                    .Where(t => t is { IsOpen: true, First.ElementId: not null })
                    .GroupBy(t => t.First.ElementId!, StringComparer.Ordinal)
                    .ToDictionary(g => g.Key, g => texts["{0} góp ý", g.Count()].Value, StringComparer.Ordinal),
            }
        );
        return true;
    }

    /// <summary>Says something new.</summary>
    public Task<IActionResult> OnPostAsync(CancellationToken ct) =>
        ActAsync(
            "processes.comment",
            async (work, token) => "#thread-" + (await Comments.SayAsync(work, Id, ElementId, Words, texts, token)).Id,
            ct
        );

    public Task<IActionResult> OnPostAnswerAsync(CancellationToken ct) =>
        ActAsync(
            "processes.answer_comment",
            async (work, token) =>
            {
                var said = await Comments.AnswerAsync(work, Thread, Words, token);
                return $"{(All ? "?All=true" : "")}#thread-{said.ThreadId}";
            },
            ct
        );

    public Task<IActionResult> OnPostSettleAsync(CancellationToken ct) =>
        ActAsync(
            "processes.settle_comment",
            async (work, token) =>
            {
                await Comments.SettleAsync(work, Thread, Resolved, Version, token);
                Notice = Resolved ? texts["Đã ghi là xong."] : texts["Đã mở lại góp ý."];
                return All ? "?All=true" : "";
            },
            ct
        );

    private async Task<IActionResult> ActAsync(string command, Func<IWork, CancellationToken, Task<string>> act, CancellationToken ct) =>
        await ReadAsync(LoadAsync, ct)
            ? await DoAsync(command, async (work, token) => $"/Processes/Commenting/Show/{Id}{await act(work, token)}", ct)
            : NotFound();
}
