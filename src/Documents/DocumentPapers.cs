using System.Collections.Concurrent;
using System.Security.Cryptography;
using IsoDienTu.AuditLog;
using IsoDienTu.Documents.Distributing;
using IsoDienTu.Documents.Filling;
using IsoDienTu.Documents.Finished;
using IsoDienTu.Documents.Papers;
using IsoDienTu.Documents.Register;
using IsoDienTu.Documents.Retaining;
using IsoDienTu.Documents.Signatures;
using IsoDienTu.Kernel;
using IsoDienTu.Organisation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Npgsql;

namespace IsoDienTu.Documents;

/// <summary>
/// Files made of documents. What is made of an issue is kept and given out again, never made a second time; a draft's file, and a Word file, is made anew each time. Two who
/// ask for the same at once wait for one making. Thread-safe; one for the host.
/// </summary>
public sealed class DocumentPapers(
    WorkRunner runner,
    PdfPress press,
    WalledPrograms programs,
    FileStore store,
    Posts posts,
    TimeProvider clock,
    IConfiguration settings,
    IEnumerable<IDocumentDrawing> drawings
)
{
    /// <summary>How long a finished file waits in memory for whoever looked at its progress.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    /// <summary>How long a page waits for a file before it shows that one is being made.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly KeptPaper keeping = new(runner, store);
    private readonly ConcurrentDictionary<string, Lazy<Task<PaperFile>>> making = new(StringComparer.Ordinal);

    /// <summary>The site's address as the administrator set it; papers that are kept should not depend on who asked first.</summary>
    public string? PublicAddress { get; } = settings["IsoDienTu:PublicAddress"]?.TrimEnd('/');

    /// <summary>The file; null when the agency has no such document or issue.</summary>
    /// <exception cref="RuleException">It cannot be made now; the sentence names the mend.</exception>
    public async Task<PaperFile?> GetAsync(PaperWish wish, CancellationToken ct = default) =>
        await BeginAsync(wish, ct) is { } begun ? await begun.WaitAsync(ct) : null;

    /// <summary>The same for a page, which does not let its reader wait before an empty screen: the making goes on, and is asked for again.</summary>
    /// <returns>Null when the agency has no such document or issue.</returns>
    public async Task<PaperAnswer?> AskAsync(PaperWish wish, CancellationToken ct = default)
    {
        Task<PaperFile>? begun;
        try
        {
            begun = await BeginAsync(wish, ct);
        }
        catch (RuleException refused)
        {
            return new PaperAnswer(null, refused);
        }

        if (begun is null)
        {
            return null;
        }

        await Task.WhenAny(begun, Task.Delay(Patience, ct));
        return begun switch
        {
            { IsCompletedSuccessfully: true } => new PaperAnswer(await begun, null),
            { Exception.InnerException: RuleException refused } => new PaperAnswer(null, refused),
            { IsFaulted: true } => throw new InvalidOperationException("A paper could not be made", begun.Exception),
            _ => new PaperAnswer(null, null),
        };
    }

    /// <summary>Begins the making, or joins the one under way.</summary>
    /// <returns>The inner task ends when the file is made, whether or not somebody still waits for it.</returns>
    private async Task<Task<PaperFile>?> BeginAsync(PaperWish wish, CancellationToken ct)
    {
        var today = clock.GetUtcNow().VietnamDay();
        var found = await runner.ReadAsync(wish.AgencyId, (db, t) => LookAsync(db, wish, today, t), ct);
        if (found is not { } head)
        {
            return null;
        }

        // A rendition that is lost is made again; a signed file cannot be, and its loss shows when it is opened.
        if (head.Kept is { } kept && (wish.Form == PaperForm.Signed || store.Has(kept)))
        {
            return Task.FromResult(new PaperFile(head.Name, head.MediaType, kept, null));
        }

        var isKept = head.Kind is not null && (wish.Keep || PublicAddress is not null);
        var key =
            $"{wish.AgencyId}/{head.VersionId:N}/{head.Row}/{head.Copy?.Number}/{wish.FilledId:N}/{wish.Form}/{isKept}/{(isKept ? "" : wish.Site)}/{today:yyyyMMdd}";
        var begun = making.GetOrAdd(
            key,
            k => new Lazy<Task<PaperFile>>(() =>
                Task.Run(() => MakeAsync(k, wish with { VersionId = head.VersionId }, head, isKept), CancellationToken.None)
            )
        );
        return begun.Value;
    }

    private async Task<PaperFile> MakeAsync(string key, PaperWish wish, PaperHead head, bool keep)
    {
        // A failure, too, waits a little, so that whoever looked at the progress reads why.
        var rest = TimeSpan.FromSeconds(10);
        try
        {
            var paper = await runner.ReadAsync(
                wish.AgencyId,
                (db, t) =>
                    Paper.ReadAsync(
                        db,
                        wish.AgencyName,
                        wish.DocumentId,
                        (_, i) => i.Id == wish.VersionId,
                        drawings,
                        new Places(posts),
                        clock.GetUtcNow().VietnamDay(),
                        t
                    )
            );
            var whole = paper! with
            {
                Address = (head.Copy?.Qr ?? paper.Shown.Qr) is { } qr ? $"{PublicAddress ?? wish.Site}/q/{qr}" : null,
                Copy = head.Copy is { } copy ? $"BẢN KIỂM SOÁT SỐ {copy.Number} – {copy.Holder}" : null,
            };
            if (head.Filled is { } filled)
            {
                whole = whole with { Content = FieldRules.Filled(whole.Content, filled.Answers()), FilledLine = FilledWords.Of(filled) };
            }

            var made = wish.Form switch
            {
                PaperForm.Word => PaperWord.Write(whole),
                _ when whole.File is not null => await new FilePaper(press, programs, store).MakeAsync(whole, wish.Form),
                PaperForm.PdfA => await press.PrintAsync(PaperHtml.Order(whole, PdfVariant.Archive)),
                _ => await press.PrintAsync(PaperHtml.Order(whole, PdfVariant.Plain)),
            };
            if (keep)
            {
                var sha256 = await KeepAsync(wish, whole, head.Kind!.Value, made);
                rest = TimeSpan.Zero;
                return new PaperFile(head.Name, head.MediaType, sha256, null);
            }

            rest = wish.Form == PaperForm.Word ? TimeSpan.Zero : Pause;
            return new PaperFile(head.Name, head.MediaType, Convert.ToHexStringLower(SHA256.HashData(made)), made);
        }
        finally
        {
            _ = Task.Delay(rest).ContinueWith(_ => making.TryRemove(key, out Lazy<Task<PaperFile>>? _), TaskScheduler.Default);
        }
    }

    private async Task<string> KeepAsync(PaperWish wish, Paper paper, RenditionKind kind, byte[] pdf)
    {
        try
        {
            return await keeping.KeepAsync(
                wish.Actor,
                wish.AgencyId,
                pdf,
                (work, stored) =>
                {
                    work.Db.Add(
                        new Rendition
                        {
                            VersionId = paper.Shown.Id,
                            Kind = kind,
                            Sha256 = stored.Sha256,
                            Length = stored.Length,
                            MadeBy = wish.Actor.Name,
                            MadeAt = work.Now,
                        }
                    );
                    Log.Write(
                        work,
                        "documents.rendition_made",
                        "document",
                        paper.Document.Code,
                        null,
                        new
                        {
                            paper.Shown.Issue,
                            Kind = kind.ToString(),
                            stored.Sha256,
                        }
                    );
                },
                async (db, t) => (await Rendition.FindAsync(db, paper.Shown.Id, kind, t))?.Sha256
            );
        }
        catch (DbUpdateException e) when (e.InnerException is PostgresException { SqlState: PostgresErrorCodes.CheckViolation })
        {
            // Destroyed while it was being made, which looking for it again says.
            await runner.ReadAsync(wish.AgencyId, (db, t) => LookAsync(db, wish, clock.GetUtcNow().VietnamDay(), t));
            throw;
        }
    }

    private static async Task<PaperHead?> LookAsync(IsoDbContext db, PaperWish wish, DateOnly today, CancellationToken ct)
    {
        if (await DocumentReads.FindAsync(db, wish.DocumentId, today, ct) is not { } document)
        {
            return null;
        }

        var copy = await db.Set<ControlledCopy>().FirstOrDefaultAsync(c => c.Id == wish.CopyId && c.DocumentId == wish.DocumentId, ct);
        if (wish.CopyId is not null && copy is null)
        {
            return null;
        }

        var wanted = copy?.VersionId ?? wish.VersionId ?? document.VersionId;
        var version = await db.Set<DocumentVersion>()
            .Where(v => v.DocumentId == wish.DocumentId)
            .Where(v => wish.Issue != null ? v.Issue == wish.Issue : v.Id == wanted)
            .Select(v => new DocumentVersion
            {
                Id = v.Id,
                State = v.State,
                Issue = v.Issue,
                EffectiveFrom = v.EffectiveFrom,
                EffectiveTo = v.EffectiveTo,
                Version = v.Version,
                FileId = v.FileId,
                DestroyedItem = v.DestroyedItem,
            })
            .FirstOrDefaultAsync(ct);
        if (version is null)
        {
            return null;
        }

        await Tombstones.CheckAsync(db, version, ct);
        FilePaper.Check(version, wish.Form);
        var state = version.StateOn(today);
        var stem = version.Issue is null ? $"{document.Slug}-ban-thao" : $"{document.Slug}-lan-{version.Issue}";
        if (wish.Form == PaperForm.Word)
        {
            return new PaperHead(version.Id, version.Version, stem + ".docx", PaperWord.MediaType, null, null);
        }

        if (wish.Form == PaperForm.Signed)
        {
            var signed = await FileSignature.OfAsync(db, version.Id, ct);
            return signed.Count == 0
                ? null
                : new PaperHead(version.Id, 0, stem + "-ky-so.pdf", FileKind.Pdf.MediaType, null, signed[^1].Sha256);
        }

        if (wish.FilledId is { } filledId)
        {
            return await db.Set<FilledForm>().FirstOrDefaultAsync(f => f.Id == filledId && f.State == FilledState.Done, ct) is { } filled
                ? new PaperHead(version.Id, 0, $"{document.Slug}-phieu-{filled.Number}.pdf", FileKind.Pdf.MediaType, null, null)
                {
                    Filled = filled,
                }
                : null;
        }

        if (copy is not null)
        {
            var named = $"{stem}-ban-{copy.Number:00}.pdf";
            return new PaperHead(version.Id, version.Version, named, FileKind.Pdf.MediaType, null, null) { Copy = copy };
        }

        var form = wish.Form == PaperForm.Marked && version.FileId is null ? PaperForm.Pdf : wish.Form;
        var name = stem + Rendition.EndingOf(form);
        // What is not in force yet may still change, or gets its first day, which its file must say.
        if (version.Issue is null || state == IssueState.Scheduled)
        {
            return new PaperHead(version.Id, version.Version, name, FileKind.Pdf.MediaType, null, null);
        }

        var kind = Rendition.KindOf(form, state is IssueState.Superseded or IssueState.Withdrawn);
        var kept = await Rendition.FindAsync(db, version.Id, kind, ct);
        return new PaperHead(version.Id, 0, name, FileKind.Pdf.MediaType, kind, kept?.Sha256);
    }
}
