using IsoDienTu.AuditLog;
using IsoDienTu.Documents.Papers;
using IsoDienTu.Documents.Signatures;
using IsoDienTu.Kernel;
using IsoDienTu.Organisation;
using IsoDienTu.Signing;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace IsoDienTu.Documents.Announcing;

/// <summary>
/// The paper of a confirmation or an announcement: made once, kept, and signed by the head and then for the agency like that of an issue. Thread-safe.
/// </summary>
internal sealed class MilestonePapers(WorkRunner runner, PdfPress press, FileStore store, Agencies agencies, IStringLocalizer<Texts> texts)
    : ISigningSource
{
    public const string Source = "quality-system";

    /// <summary>The place for the head's signature below the post, as the style of the paper has it, in millimetres.</summary>
    private const double Wide = 75;
    private const double High = 28;

    private readonly KeptPaper keeping = new(runner, store);

    public string Name => Source;

    /// <summary>The paper as it stands: with the signatures it has so far.</summary>
    /// <returns>Null when the agency has no such paper.</returns>
    public async Task<PaperFile?> GetAsync(Actor actor, int agencyId, Guid id, CancellationToken ct)
    {
        var found = await runner.ReadAsync(agencyId, (db, t) => FindAsync(db, id, t), ct);
        if (found is not { } all)
        {
            return null;
        }

        var name = NameOf(all.Milestone);
        if (all.Made.Count > 0)
        {
            return new PaperFile(name + "-ky-so.pdf", FileKind.Pdf.MediaType, all.Made[^1].Sha256, null);
        }

        var sha256 = all.Kept ?? await MakeAsync(actor, agencyId, all.Milestone, ct);
        return new PaperFile(name + ".pdf", FileKind.Pdf.MediaType, sha256, null);
    }

    /// <summary>The file of an announcement that bears both signatures; null when there is none.</summary>
    public async Task<PaperFile?> SignedAsync(int agencyId, Guid id, CancellationToken ct) =>
        await runner.ReadAsync(agencyId, (db, t) => FindAsync(db, id, t), ct)
            is { Milestone: { Kind: MilestoneKind.Announced, WithdrawnAt: null } milestone } all
        && FileSignature.Next(all.Made) is null
            ? new PaperFile(NameOf(milestone) + "-ky-so.pdf", FileKind.Pdf.MediaType, all.Made[^1].Sha256, null)
            : null;

    public async Task<PaperToSign?> FindAsync(HttpContext http, Guid id)
    {
        var (acting, ct) = (http.Acting(), http.RequestAborted);
        var found = await runner.ReadAsync(acting.AgencyId, (db, t) => FindAsync(db, id, t), ct);
        if (
            found is not { Milestone.WithdrawnAt: null } all
            || FileSignature.Next(all.Made) is not { } step
            || !acting.Has(FileSignature.RightOf(step, Recording.SignRight))
            || await GetAsync(acting.Actor, acting.AgencyId, id, ct) is not { } file
        )
        {
            return null;
        }

        const double mm = SignaturePlace.Millimetre;
        var (title, signer) = all.Milestone.Announced is { } announced
            ? (texts["Quyết định công bố số {0}", all.Milestone.Number!], (announced.SignerName, announced.SignerPost))
            : (texts["Xác nhận hiệu lực"], (all.Milestone.Confirmed!.SignerName, all.Milestone.Confirmed.SignerPost));
        var box = NamedPlaces.Find(await store.ReadAsync(file.Sha256, ct), SignatureBox.Name, Wide * mm, High * mm);
        var paper = new PaperToSign(
            title,
            texts["Chữ ký của người ký văn bản: {0}, {1}", signer.Item1, signer.Item2],
            file.Name,
            file.Sha256,
            box,
            SignatureBox.Half(box, SignatureStep.Approver),
            signer.Item1,
            $"/Documents/Announcing/Show/{all.Milestone.QmsId}",
            []
        );
        return step == SignatureStep.Approver
            ? paper
            : SignatureBox.ForAgency(paper, texts["Chữ ký số của cơ quan: {0}", acting.AgencyName], all.Made);
    }

    public async Task TakeAsync(IWork work, Guid id, SignedPaper signed, CancellationToken ct = default)
    {
        var (milestone, made, _) = (await FindAsync(work.Db, id, ct))!.Value;
        if (milestone.WithdrawnAt is not null)
        {
            throw FileSignature.Late();
        }

        var row = FileSignature.Of(work, made, signed);
        row.MilestoneId = id;
        work.Db.Add(row);
        if (milestone.Kind == MilestoneKind.Announced)
        {
            work.Publish(new SystemAnnounced(milestone.QmsId, id, milestone.Number!, milestone.Day));
        }

        Log.Write(
            work,
            "documents.milestone_signed",
            "quality_system",
            milestone.QmsId.ToString(),
            new { signed.OriginalSha256 },
            new
            {
                Kind = milestone.Kind.ToString(),
                Step = row.Step.ToString(),
                signed.Sha256,
                signed.Signer,
                signed.Serial,
            }
        );
    }

    private static string NameOf(Milestone milestone) =>
        (milestone.Kind == MilestoneKind.Announced ? "quyet-dinh-cong-bo" : "xac-nhan-hieu-luc") + $"-{milestone.Day:yyyyMMdd}";

    private async Task<string> MakeAsync(Actor actor, int agencyId, Milestone milestone, CancellationToken ct)
    {
        var agency = (await agencies.FindAsync(agencyId, ct))!;
        var above = agency.ParentId is { } parent ? (await agencies.FindAsync(parent, ct))?.Name : null;
        var pdf = await press.PrintAsync(DecisionHtml.Order(milestone, new Issuer(above, agency.Name)), ct);
        return await keeping.KeepAsync(
            actor,
            agencyId,
            pdf,
            (work, stored) =>
            {
                work.Db.Add(
                    new MilestonePaper
                    {
                        MilestoneId = milestone.Id,
                        Sha256 = stored.Sha256,
                        Length = stored.Length,
                        MadeAt = work.Now,
                    }
                );
                Log.Write(
                    work,
                    "documents.milestone_paper_made",
                    "quality_system",
                    milestone.QmsId.ToString(),
                    null,
                    new { stored.Sha256 }
                );
            },
            (db, t) => KeptAsync(db, milestone.Id, t),
            ct
        );
    }

    private static Task<string?> KeptAsync(IsoDbContext db, Guid id, CancellationToken ct) =>
        db.Set<MilestonePaper>().Where(p => p.MilestoneId == id).Select(p => p.Sha256).FirstOrDefaultAsync(ct);

    private static async Task<(Milestone Milestone, List<FileSignature> Made, string? Kept)?> FindAsync(
        IsoDbContext db,
        Guid id,
        CancellationToken ct
    )
    {
        var milestone = await db.Set<Milestone>()
            .FirstOrDefaultAsync(m => m.Id == id && (m.Kind == MilestoneKind.Announced || m.Kind == MilestoneKind.Confirmed), ct);
        if (milestone is null)
        {
            return null;
        }

        return (milestone, await FileSignature.OfMilestoneAsync(db, id, ct), await KeptAsync(db, id, ct));
    }
}
