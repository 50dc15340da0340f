using System.Text.Json;
using IsoDienTu.Documents;
using IsoDienTu.Kernel;
using IsoDienTu.Procedures.Drafting;
using IsoDienTu.Procedures.Models;
using IsoDienTu.Procedures.Uploads;
using IsoDienTu.Processes;
using Microsoft.EntityFrameworkCore;

namespace IsoDienTu.Procedures.Publishing;

/// <summary>Publishes a draft as one act: document issue, process version and procedure version stand or fall together.</summary>
internal static class Publication
{
    /// <summary>Publishes a draft. Where its distribution list says so, all of it waits with the issue to be read.</summary>
    public static async Task<PublishedVersion> RunAsync(
        IWork work,
        ProcessPublisher processes,
        Guid draftId,
        IssueOrder order,
        CancellationToken ct
    )
    {
        var row = await ProcedureImport.DraftAsync(work, draftId, ct);
        var card = row.ReadCard();
        row.Take(card);
        CardRules.Check(card);
        var procedure = await ProcedureAsync(work, row, card, ct);
        var issued = await IssueDocumentAsync(work, row, card, order, ct);
        var process = await MakeProcessAsync(work, processes, card, issued.Waits, ct);
        var approved = card with { Issue = issued.Issue, IssuedOn = order.EffectiveFrom, SignOffs = order.SignOffs };
        if (!issued.Waits)
        {
            return await BeginAsync(work, row, procedure, approved, issued, process, order.EffectiveFrom, ct);
        }

        if (work.Db.Entry(procedure).State != EntityState.Detached)
        {
            row.ProcedureId = procedure.Id;
        }

        await Adoptions.CheckAsync(work.Db, row.Id, procedure, ct);
        row.Schedule(approved, issued, process.Id);
        return new PublishedVersion(row.ProcedureId, row.Id, card.Code, issued.Issue, issued.Qr, issued.DocumentId, Waits: true);
    }

    /// <summary>Puts what was approved into force together with its issue: the version before gives way, and everybody hears of it.</summary>
    /// <param name="process">The version of the process, in force from now on.</param>
    public static async Task<PublishedVersion> BeginAsync(
        IWork work,
        UploadRow row,
        Procedure procedure,
        ProcedureCard card,
        IssuedVersion issued,
        DefinitionVersionInfo process,
        DateOnly day,
        CancellationToken ct
    )
    {
        await KeepNationalProcedureAsync(work, card, ct);
        procedure.Title = card.Title;
        procedure.Search = Folding.Fold(string.Join(' ', [card.Code, card.Title, .. card.TthcCodes]));
        procedure.TthcCode = card.TthcCodes.Count > 0 ? card.TthcCodes[0] : null;
        procedure.DocumentId = issued.DocumentId;
        procedure.DefinitionId = process.DefinitionId;
        if (work.Db.Entry(procedure).State == EntityState.Detached)
        {
            // Only now, whole: the steps above save what they changed, and half a procedure is refused by its table.
            work.Db.Add(procedure);
        }

        await GiveWayAsync(work, procedure.Id, day, ct);
        var version = Version(work, row, card);
        version.ProcedureId = procedure.Id;
        version.Issue = issued.Issue;
        version.DocumentVersionId = issued.VersionId;
        version.DefinitionVersionId = process.Id;
        version.Qr = issued.Qr;
        version.EffectiveFrom = day;
        work.Db.Add(version);
        row.Publish(procedure.Id);
        await Adoptions.PublishedAsync(work, row.Id, procedure, version, ct);
        work.Publish(new ProcedurePublished(procedure.Id, version.Id, procedure.Code, procedure.Title));
        return new PublishedVersion(procedure.Id, version.Id, procedure.Code, version.Issue, issued.Qr, issued.DocumentId);
    }

    /// <summary>A procedure whose document was taken back ends with it; dossiers under way keep the version they run on.</summary>
    public static async Task EndAsync(IWork work, DocumentWithdrawn withdrawn, CancellationToken ct)
    {
        var procedure = await work.Db.Set<Procedure>().FirstOrDefaultAsync(p => p.DocumentId == withdrawn.DocumentId, ct);
        if (procedure is not null)
        {
            await GiveWayAsync(work, procedure.Id, withdrawn.Day, ct);
            (await WaitingProcedure.OfAsync(work.Db, procedure.Id, ct))?.Free();
            await Adoptions.EndedAsync(work, procedure.Id, ct);
            work.Publish(new ProcedureEnded(procedure.Id, procedure.Code, withdrawn.Day));
        }
    }

    /// <summary>The procedure of a card's code; a new one, which is not kept yet, where there is none.</summary>
    public static async Task<Procedure> ProcedureAsync(IWork work, UploadRow row, ProcedureCard card, CancellationToken ct)
    {
        var known = await work.Db.Set<Procedure>().FirstOrDefaultAsync(p => p.Code == card.Code, ct);
        if (row.ProcedureId is { } revised && known?.Id != revised)
        {
            throw new RuleException(
                typeof(Texts),
                "procedures.code.kept",
                "Lần ban hành mới giữ nguyên mã hiệu của quy trình. Muốn dùng mã «{0}», hãy nhập như một quy trình mới rồi thu hồi quy trình cũ.",
                "Code",
                card.Code
            );
        }

        return known ?? new Procedure { Code = card.Code, Slug = Folding.Slug(card.Code) };
    }

    private static async Task<IssuedVersion> IssueDocumentAsync(
        IWork work,
        UploadRow row,
        ProcedureCard card,
        IssueOrder order,
        CancellationToken ct
    )
    {
        var document = await ShelveAsync(work, row, card, ct);
        return await Shelf.IssueAsync(work, document, order, ct);
    }

    /// <summary>Puts the written document of a card on the shelf as its draft.</summary>
    /// <returns>The document.</returns>
    public static async Task<Guid> ShelveAsync(IWork work, UploadRow row, ProcedureCard card, CancellationToken ct)
    {
        var draft = new DocumentDraft(
            card.Code,
            card.Title,
            DocumentKind.Procedure,
            CardDocument.Write(card),
            row.FileName,
            row.FileSha256,
            [.. card.Forms.Select(f => new DraftForm(f.Code, f.Title, f.FileName, f.Sha256, f.MediaType))]
        );
        var document = await Shelf.DraftAsync(work, draft, ct);
        await work.Db.SaveChangesAsync(ct);
        return document;
    }

    private static async Task<DefinitionVersionInfo> MakeProcessAsync(
        IWork work,
        ProcessPublisher processes,
        ProcedureCard card,
        bool waits,
        CancellationToken ct
    )
    {
        var draft = await Definitions.SaveDraftAsync(work, CardProcess.Draft(card), waits, ct);
        await work.Db.SaveChangesAsync(ct);
        List<RoleBinding> roles = [.. draft.Lanes.Select(l => new RoleBinding(l.Id, l.RoleWords, card.PostsOf(l.RoleWords)))];
        return waits
            ? await processes.PrepareAsync(work, draft.Id, roles, card.LegalMinutes, ct)
            : await processes.PublishAsync(work, draft.Id, roles, card.LegalMinutes, ct);
    }

    private static async Task KeepNationalProcedureAsync(IWork work, ProcedureCard card, CancellationToken ct)
    {
        foreach (var code in card.TthcCodes)
        {
            var row = await work.Db.Set<AdministrativeProcedure>().FirstOrDefaultAsync(a => a.Code == code, ct);
            if (row is null)
            {
                row = new AdministrativeProcedure { Code = code, Name = card.Title };
                work.Db.Add(row);
            }

            row.LegalBasis = JsonSerializer.Serialize(card.LegalBasis, JsonSerializerOptions.Web);
        }

        // The procedure's reference to its national code is checked at once, so the code must be there first.
        await work.Db.SaveChangesAsync(ct);
    }

    private static async Task GiveWayAsync(IWork work, Guid procedureId, DateOnly firstDayOfNext, CancellationToken ct)
    {
        var open = await work
            .Db.Set<ProcedureVersion>()
            .Where(v => v.ProcedureId == procedureId && (v.EffectiveTo == null || v.EffectiveTo > firstDayOfNext))
            .ToListAsync(ct);
        open.ForEach(v => v.EffectiveTo = v.EffectiveFrom > firstDayOfNext ? v.EffectiveFrom : firstDayOfNext);

        // The earlier version must have given way before the new one takes its days, or the exclusion constraint objects.
        await work.Db.SaveChangesAsync(ct);
    }

    private static ProcedureVersion Version(IWork work, UploadRow row, ProcedureCard card) =>
        new()
        {
            Title = card.Title,
            Card = CardJson.Write(card),
            LegalTerm = card.LegalTerm,
            LegalMinutes = card.LegalMinutes is > 0 ? card.LegalMinutes : null,
            Fee = card.Fee,
            Result = card.Result,
            Subject = card.Subject,
            SourceName = row.FileName,
            SourceSha256 = row.FileSha256,
            PublishedAt = work.Now,
            PublishedBy = work.Actor.Name,
        };
}
