using System.Globalization;
using System.Text;
using IsoDienTu.AuditLog;
using IsoDienTu.Bpmn;
using IsoDienTu.Kernel;
using IsoDienTu.Processes.Commenting;
using IsoDienTu.Processes.Migrating;
using IsoDienTu.Processes.Publishing;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace IsoDienTu.Processes.Designing;

/// <summary>One process: its drawing in force, its versions, its files, and the way to a new draft.</summary>
[Right(DesigningSetup.Right)]
internal sealed class Show(IStringLocalizer<Texts> texts) : IsoPage
{
    [BindProperty(SupportsGet = true, Name = "id")]
    public Guid Id { get; set; }

    [BindProperty(SupportsGet = true, Name = "version")]
    public Guid? VersionId { get; set; }

    public Definition Process { get; private set; } = null!;
    public IReadOnlyList<DefinitionVersion> Versions { get; private set; } = [];

    /// <summary>The version asked for, else the one in force, else the draft.</summary>
    public DefinitionVersion Shown { get; private set; } = null!;
    public string Svg { get; private set; } = "";
    public RunningVersions Running { get; private set; } = null!;
    public IReadOnlyList<StepRow> Steps { get; private set; } = [];
    public int OpenComments { get; private set; }
    public bool HasDraft => Versions.Any(v => v.State == DefinitionState.Draft);
    public bool IsDrawnHere => Process.DrawnBy == DrawnBy.Designer;

    private static string Language => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;

    protected override async Task<bool> LoadAsync(IsoDbContext db, CancellationToken ct)
    {
        if (!await FindAsync(db, ct))
        {
            return false;
        }

        Svg = Draw("show");
        Steps = StepTable.Of(Diagrams.Drawn(Shown));
        OpenComments = await CommentThread.OpenAsync(db, Id, ct);
        Running = await RunningVersions.OfAsync(db, Id, Acting.Has(MigrationSetup.Right), ct);
        return true;
    }

    /// <summary>The BPMN file of the version shown.</summary>
    public Task<IActionResult> OnGetBpmnAsync(CancellationToken ct) =>
        FileAsync("application/xml", "bpmn", () => Encoding.UTF8.GetBytes(Shown.Xml), ct);

    /// <summary>The drawing as a picture file.</summary>
    public Task<IActionResult> OnGetSvgAsync(CancellationToken ct) =>
        FileAsync("image/svg+xml", "svg", () => Encoding.UTF8.GetBytes(Draw("bpmn")), ct);

    /// <summary>The step table as a sheet.</summary>
    public Task<IActionResult> OnGetStepsAsync(CancellationToken ct) =>
        FileAsync(
            "text/csv",
            "csv",
            () =>
                StepTable.Csv(
                    Diagrams.Of(Shown),
                    [texts["Số"], texts["Tên bước"], texts["Vai"], texts["Thời hạn"], texts["Biểu mẫu"], texts["Đi tiếp"]]
                ),
            ct
        );

    /// <summary>The step table and the drawing as a Word file.</summary>
    public Task<IActionResult> OnGetWordAsync(CancellationToken ct) =>
        FileAsync(
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "docx",
            () => new StepTableWord(texts).Write(Acting.AgencyName, Process, Shown, (Shown.PublishedAt ?? Shown.ChangedAt).VietnamDay()),
            ct
        );

    /// <summary>Begins a draft from what is published.</summary>
    public Task<IActionResult> OnPostAsync(CancellationToken ct) =>
        ActAsync(
            "processes.revise",
            async (work, definition, token) =>
            {
                await Drafts.ReviseAsync(work, definition, token);
                Log.Write(work, "processes.draft_begun", "process", definition.Key, null, new { definition.Title });
                return "/Processes/Designing/Draw/" + Id;
            },
            ct
        );

    /// <summary>Puts the draft away; what is published stays.</summary>
    public Task<IActionResult> OnPostDropAsync(CancellationToken ct) =>
        ActAsync(
            "processes.drop_draft",
            async (work, definition, token) =>
            {
                var draft = await Drafts.OfAsync(work.Db, Id, token);
                if (draft is not null)
                {
                    await PublishRequests.DropAsync(work, Id, token);
                    work.Db.Remove(draft);
                    await work.Db.SaveChangesAsync(token);
                }

                var published = await work.Db.Set<DefinitionVersion>().AnyAsync(v => v.DefinitionId == Id && v.Number != null, token);
                if (draft is not null && !published)
                {
                    work.Db.Remove(definition);
                }

                Log.Write(work, "processes.draft_dropped", "process", definition.Key, new { definition.Title, draft?.Sha256 });
                Notice = texts["Đã bỏ bản đang vẽ."];
                return published ? "/Processes/Designing/Show/" + Id : "/Processes/Designing";
            },
            ct
        );

    private async Task<IActionResult> ActAsync(
        string command,
        Func<IWork, Definition, CancellationToken, Task<string>> act,
        CancellationToken ct
    ) =>
        await ReadAsync(FindAsync, ct)
            ? await DoAsync(
                command,
                async (work, token) => await act(work, await work.Db.Set<Definition>().FirstAsync(d => d.Id == Id, token), token),
                ct
            )
            : NotFound();

    private async Task<IActionResult> FileAsync(string type, string ending, Func<byte[]> write, CancellationToken ct) =>
        await ReadAsync(FindAsync, ct)
            ? File(write(), type, $"{Process.Key}-{Shown.Number?.ToString(CultureInfo.InvariantCulture) ?? "draft"}.{ending}")
            : NotFound();

    private string Draw(string prefix) =>
        Drawing.ToSvg(
            Diagrams.Drawn(Shown),
            new DrawingOptions
            {
                IdPrefix = prefix,
                Title = Process.Title,
                Language = Language,
            }
        );

    private async Task<bool> FindAsync(IsoDbContext db, CancellationToken ct)
    {
        if (await db.Set<Definition>().FirstOrDefaultAsync(d => d.Id == Id, ct) is not { } definition)
        {
            return false;
        }

        Process = definition;
        Versions = await db.Set<DefinitionVersion>()
            .Where(v => v.DefinitionId == Id)
            .OrderByDescending(v => v.Number == null)
            .ThenByDescending(v => v.Number)
            .ToListAsync(ct);
        Shown = VersionId is { } wanted
            ? Versions.FirstOrDefault(v => v.Id == wanted)!
            : Versions.FirstOrDefault(v => v.State == DefinitionState.Published) ?? (Versions is [var first, ..] ? first : null!);
        return Shown is not null;
    }
}
