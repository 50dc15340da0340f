using System.Globalization;
using IsoDienTu.AuditLog;
using IsoDienTu.Documents;
using IsoDienTu.Kernel;
using IsoDienTu.Procedures.Drafting;
using IsoDienTu.Procedures.Publishing;
using IsoDienTu.Processes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace IsoDienTu.Procedures.Uploads;

/// <summary>Source, steps, diagram and findings side by side; every button saves what was typed.</summary>
[Right("procedures.import")]
[RequestFormLimits(ValueCountLimit = 20_000)]
internal sealed class Preview(FileStore files, IStringLocalizer<Texts> texts) : IsoPage
{
    [BindProperty(SupportsGet = true, Name = "id")]
    public Guid Id { get; set; }

    [BindProperty]
    public uint Version { get; set; }

    [BindProperty(Name = "act")]
    public string? Act { get; set; }

    [BindProperty]
    public CardInput Card { get; set; } = new();

    public UploadRow Row { get; private set; } = null!;
    public ProcedureCard Draft { get; private set; } = new();
    public KeptReading? Reading { get; private set; }
    public string Svg { get; private set; } = "";
    public IReadOnlyList<DesignFinding> Findings { get; private set; } = [];
    public IReadOnlyList<CardFault> Faults { get; private set; } = [];
    public EditConflictException? Race { get; private set; }
    public DocumentContent Before { get; private set; } = DocumentContent.Empty;
    public bool English => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en";
    public bool MayPublish => Acting.Has("procedures.publish");

    public IReadOnlyList<SelectListItem> Targets(StepInput step) =>
        [
            .. Draft.Steps.Select(s => new SelectListItem(texts["Chuyển bước {0}", s.Number], WayInput.Value(WayKind.Forward, s.Id))),
            new(texts["Kết thúc"], WayInput.Value(WayKind.Forward, CardWay.End)),
            .. Draft
                .Steps.Where(s => s.Id != step.Id)
                .Select(s => new SelectListItem(texts["Trả lại bước {0}", s.Number], WayInput.Value(WayKind.Rework, s.Id))),
            new(texts["Yêu cầu bổ sung hồ sơ"], WayInput.Value(WayKind.Supplement, "")),
            new(texts["Từ chối giải quyết"], WayInput.Value(WayKind.Refuse, "")),
            new(texts["Làm lại bước này"], WayInput.Value(WayKind.Repeat, "")),
        ];

    protected override async Task<bool> LoadAsync(IsoDbContext db, CancellationToken ct)
    {
        var row = await db.Set<UploadRow>().FirstOrDefaultAsync(u => u.Id == Id && u.State == UploadState.Open, ct);
        if (row is null)
        {
            return false;
        }

        Row = row;
        Version = row.Version;
        Reading = row.ReadReading();
        var saved = row.ReadCard();
        var posted = HttpMethods.IsPost(Request.Method);
        Draft = posted ? Card.Into(saved) : saved;
        Card = CardInput.Of(Draft);
        if (Conflict is { } lost)
        {
            var fields = CardDifferences.Between(saved, Draft, (label, args) => texts[label, args]);
            Race = new EditConflictException(lost.What, lost.ChangedBy, lost.ChangedAt, fields);
        }

        (Svg, Findings) =
            Draft.Steps.Count == 0
                ? ("", [])
                : Definitions.Preview(CardProcess.Draft(Draft), Draft.LegalMinutes, "preview", English ? "en" : "vi");
        Faults = CardRules.Faults(Draft);
        if (row.ProcedureId is { } procedure)
        {
            var last = await db.Set<ProcedureVersion>()
                .Where(v => v.ProcedureId == procedure)
                .OrderByDescending(v => v.Issue)
                .FirstOrDefaultAsync(ct);
            Before = last is null ? Before : await DocumentReads.ContentAsync(db, last.DocumentVersionId, ct) ?? Before;
        }

        return true;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await ReadAsync((db, t) => db.Set<UploadRow>().AnyAsync(u => u.Id == Id && u.State == UploadState.Open, t), ct))
        {
            return NotFound();
        }

        return await DoAsync(
            "procedures.correct",
            async (work, token) =>
            {
                var row = await ProcedureImport.DraftAsync(work, Id, token);
                work.Db.Expect(row, Version);
                var before = row.ReadCard();
                var card = CardEdits.Do(Card.Into(before), Act);
                row.Take(card);
                Log.Write(work, "procedures.corrected", "procedure_draft", Id.ToString(), before, card);
                Notice = texts["Đã lưu bản thảo."];
                return Act == "bind" ? $"/Procedures/Bind/{Id}" : $"/Procedures/Preview/{Id}{CardEdits.Anchor(Act)}";
            },
            ct
        );
    }

    /// <summary>The uploaded file, as an attachment that no browser opens in place.</summary>
    public async Task<IActionResult> OnGetSourceAsync(CancellationToken ct)
    {
        var row = await ReadAsync((db, t) => db.Set<UploadRow>().FirstOrDefaultAsync(u => u.Id == Id, t), ct);
        return row?.FileSha256 is { } sha && files.Has(sha)
            ? File(files.OpenRead(sha), "application/octet-stream", row.FileName)
            : NotFound();
    }
}
