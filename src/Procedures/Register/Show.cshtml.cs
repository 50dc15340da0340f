using System.Globalization;
using IsoDienTu.Documents;
using IsoDienTu.Kernel;
using IsoDienTu.Organisation;
using IsoDienTu.Procedures.Models;
using IsoDienTu.Procedures.Publishing;
using IsoDienTu.Procedures.Uploads;
using IsoDienTu.Processes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace IsoDienTu.Procedures.Register;

/// <summary>One procedure in three views of one object: the text, the step table, the diagram; with its versions.</summary>
[Right("procedures.read")]
internal sealed class Show(TimeProvider clock, FileStore files, Agencies agencies) : IsoPage
{
    [BindProperty(SupportsGet = true, Name = "id")]
    public Guid Id { get; set; }

    [BindProperty(SupportsGet = true, Name = "version")]
    public Guid? VersionId { get; set; }

    [BindProperty(SupportsGet = true, Name = "view")]
    public string? View { get; set; }

    public PublishedProcedure Procedure { get; private set; } = null!;
    public IReadOnlyList<ProcedureVersion> Versions { get; private set; } = [];
    public ProcedureVersion Shown { get; private set; } = null!;
    public DocumentContent Body { get; private set; } = DocumentContent.Empty;
    public string Svg { get; private set; } = "";
    public string? QrAddress { get; private set; }
    public Star? Star { get; private set; }
    public DateOnly Today => clock.GetUtcNow().VietnamDay();

    /// <summary>Work that still runs by earlier issues, for who may move it on; null for others.</summary>
    public OlderWork? Older { get; private set; }

    /// <summary>The model that the procedure follows, or that it is offered as; null for none.</summary>
    public ModelLine? Line { get; private set; }
    public bool MayShare => Acting.Has(Sharing.Right) && ProcedureLine.StateOf(Shown, Today) == ProcedureState.Effective;

    /// <summary>The next version that is approved and waits to be read; null when none does.</summary>
    public UploadRow? Waiting { get; private set; }
    public bool MayRevise => Acting.Has("procedures.import") && Waiting is null;
    public bool MayOpen => Acting.Has("documents.issue");

    protected override async Task<bool> LoadAsync(IsoDbContext db, CancellationToken ct)
    {
        if (!await FindAsync(db, ct))
        {
            return false;
        }

        Procedure = (await PublishedProcedures.VersionAsync(db, Shown.Id, ct))!;
        Body = await DocumentReads.ContentAsync(db, Shown.DocumentVersionId, ct) ?? DocumentContent.Empty;
        Svg = await Definitions.SvgAsync(db, Shown.DefinitionVersionId, "show", CultureInfo.CurrentUICulture.TwoLetterISOLanguageName, ct);
        Older = Acting.Has("processes.migrate") ? await Definitions.OlderWorkAsync(db, Shown.DefinitionVersionId, ct) : null;
        QrAddress = Shown.Qr is null ? null : QrAddresses.Of(Request, Shown.Qr);
        Line = await ModelLine.OfProcedureAsync(db, agencies, Id, ct);
        Waiting = await WaitingProcedure.OfAsync(db, Id, ct);
        Star = Acting.Has("documents.read")
            ? await Favourites.StarAsync(db, Acting, Procedure.DocumentId, "/Procedures/Show/" + Id, ct)
            : null;
        return true;
    }

    /// <summary>The BPMN file of the version shown.</summary>
    public async Task<IActionResult> OnGetBpmnAsync(CancellationToken ct)
    {
        var xml = await ReadAsync(
            async (db, t) => await FindAsync(db, t) ? await Definitions.XmlAsync(db, Shown.DefinitionVersionId, t) : null,
            ct
        );
        return xml is null
            ? NotFound()
            : File(System.Text.Encoding.UTF8.GetBytes(xml), "application/xml", $"quy-trinh-{Id:N}-{Shown.Issue}.bpmn");
    }

    /// <summary>The file the version was read from, as an attachment that no browser opens in place.</summary>
    public async Task<IActionResult> OnGetSourceAsync(CancellationToken ct) =>
        await ReadAsync(FindAsync, ct) && Shown.SourceSha256 is { } sha && files.Has(sha)
            ? File(files.OpenRead(sha), "application/octet-stream", Shown.SourceName)
            : NotFound();

    private async Task<bool> FindAsync(IsoDbContext db, CancellationToken ct)
    {
        Versions = await db.Set<ProcedureVersion>().Where(v => v.ProcedureId == Id).OrderByDescending(v => v.Issue).ToListAsync(ct);
        var shown = VersionId is { } wanted
            ? Versions.FirstOrDefault(v => v.Id == wanted)
            : Versions.FirstOrDefault(v => v.InForceOn(Today)) ?? (Versions is [var newest, ..] ? newest : null);
        Shown = shown!;
        return shown is not null;
    }
}
