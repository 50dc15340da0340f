using System.Globalization;
using IsoDienTu.Documents;
using IsoDienTu.Kernel;
using IsoDienTu.Organisation;
using IsoDienTu.Procedures.Drafting;
using IsoDienTu.Procedures.Publishing;
using IsoDienTu.Procedures.Uploads;
using IsoDienTu.Processes;
using Microsoft.EntityFrameworkCore;

namespace IsoDienTu.Procedures;

/// <summary>What was published.</summary>
/// <param name="ProcedureId">Null while the first version of a procedure waits to be read.</param>
/// <param name="VersionId">The version; the draft that rests instead of it while it waits to be read.</param>
/// <param name="Issue">Lần ban hành.</param>
/// <param name="Qr">Token of the QR on its sheets.</param>
/// <param name="DocumentId">Its written document.</param>
/// <param name="Waits">Whether it takes effect, with its process, only when its issue has been read.</param>
public sealed record PublishedVersion(
    Guid? ProcedureId,
    Guid VersionId,
    string Code,
    int Issue,
    string Qr,
    Guid DocumentId,
    bool Waits = false
);

/// <summary>
/// From a file to a published procedure, step by step: read, choose posts, publish. Pages, the command line and the demo use the same calls;
/// the calling command writes the one log entry. Thread-safe; one for the host.
/// </summary>
public sealed class ProcedureImport(FileStore files, Posts posts, ProcessPublisher processes)
{
    /// <summary>Largest accepted file in bytes.</summary>
    public const long MostBytes = 50L << 20;

    /// <summary>Reads a file and keeps it with its draft; a file whose cases have steps of their own becomes a draft for each case.</summary>
    /// <param name="file">The whole file, at most <see cref="MostBytes"/>.</param>
    /// <param name="fileName">Name as given by the person.</param>
    /// <returns>Identifiers of the drafts in the order of the file; at least one.</returns>
    /// <exception cref="RuleException">The file is no procedure that can be read; nothing is kept.</exception>
    public async Task<IReadOnlyList<Guid>> ReadAsync(IWork work, byte[] file, string fileName, CancellationToken ct = default)
    {
        var name = Path.GetFileName(fileName.Replace('\\', '/'));
        using var content = new MemoryStream(file, writable: false);
        var outcome = ProcedureReader.Read(content, name, new ReadingLimits { FileBytes = MostBytes });
        if (!outcome.Understood)
        {
            var english = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en";
            throw new RuleException(
                typeof(Texts),
                outcome.Problem.Key,
                english ? outcome.Problem.MessageEn : outcome.Problem.Message,
                "File"
            );
        }

        content.Position = 0;
        var stored = await files.SaveAsync(content, MostBytes, ct);
        return [.. CasesOfReading.Split(outcome.Reading).Select(reading => Keep(work, reading, name, stored.Sha256))];
    }

    private static Guid Keep(IWork work, ProcedureReading reading, string fileName, string sha256)
    {
        var row = new UploadRow
        {
            FileName = fileName,
            FileSha256 = sha256,
            Reading = CardJson.Write(CardOfReading.Keep(reading)),
            MadeBy = work.Actor.Name,
            MadeAt = work.Now,
        };
        row.Take(CardOfReading.Make(reading));
        work.Db.Add(row);
        return row.Id;
    }

    /// <summary>Starts a draft of the next issue from the version in force.</summary>
    /// <returns>The draft's identifier; that of an open one, if there is one.</returns>
    /// <exception cref="RuleException">The procedure has no published version.</exception>
    public static Task<Guid> ReviseAsync(IWork work, Guid procedureId, CancellationToken ct = default) =>
        Revision.StartAsync(work, procedureId, ct);

    /// <summary>Chooses for every role without posts those that fit its words best; roles for which none fits stay open.</summary>
    /// <returns>Words of the roles that stay open.</returns>
    public async Task<IReadOnlyList<string>> BindAsync(IWork work, Guid draftId, DateOnly day, CancellationToken ct = default)
    {
        var row = await DraftAsync(work, draftId, ct);
        var card = row.ReadCard();
        var known = await posts.ListAsync(work.AgencyId, day, ct);
        var roles = card.RoleWords.Select(words => RoleChoice.Of(words, card.PostsOf(words), known)).ToList();
        row.Take(card with { Roles = [.. roles.Select(r => new CardRole(r.Words, r.Chosen))] });
        return [.. roles.Where(r => r.Chosen.Count == 0).Select(r => r.Words)];
    }

    /// <summary>Attaches blank forms to a draft; each file's form is told by the code in its name.</summary>
    /// <param name="named">File name and whole contents, each at most 10 MB: Word, Excel or PDF.</param>
    /// <exception cref="RuleException">A file is of another kind, too large, or its name holds the code of no form of the draft.</exception>
    public async Task AttachFormsAsync(
        IWork work,
        Guid draftId,
        IEnumerable<(string Name, byte[] Content)> named,
        CancellationToken ct = default
    )
    {
        var row = await DraftAsync(work, draftId, ct);
        var card = row.ReadCard();
        var forms = card.Forms.ToList();
        foreach (var (name, content) in named)
        {
            var owner = FormRules.OwnerOf(name, forms) ?? throw FormRules.Unknown(name);
            forms[forms.IndexOf(owner)] = await FormRules.KeepAsync(owner, name, new MemoryStream(content, writable: false), files, ct);
        }

        row.Take(card with { Forms = forms });
    }

    /// <summary>The order to publish as the file itself states it: sign-offs, issue, decision; effective on the day of issue.</summary>
    /// <param name="day">Taken where the file states no day.</param>
    public static async Task<IssueOrder> OrderAsync(IWork work, Guid draftId, DateOnly day, CancellationToken ct = default)
    {
        var card = (await DraftAsync(work, draftId, ct)).ReadCard();
        var from = card.IssuedOn ?? day;
        return new IssueOrder(
            [.. card.SignOffs.Select(s => s.Day == default ? s with { Day = from } : s)],
            from,
            card.Issue,
            card.Decision,
            card.Issue > 1 ? $"Ban hành lần {card.Issue}" : null
        );
    }

    /// <summary>Publishes a draft: issues the document, publishes the process with its posts, and adds the version, all or nothing.</summary>
    /// <exception cref="RuleException">The draft, the sign-offs, the dates or the roles break a rule.</exception>
    public Task<PublishedVersion> PublishAsync(IWork work, Guid draftId, IssueOrder order, CancellationToken ct = default) =>
        Publication.RunAsync(work, processes, draftId, order, ct);

    internal static async Task<UploadRow> DraftAsync(IWork work, Guid draftId, CancellationToken ct)
    {
        var row =
            work.Db.Set<UploadRow>().Local.FirstOrDefault(u => u.Id == draftId)
            ?? await work.Db.Set<UploadRow>().FirstOrDefaultAsync(u => u.Id == draftId, ct)
            ?? throw new RuleException(typeof(Texts), "procedures.upload.unknown", "Không có bản thảo này ở cơ quan đang làm việc.");
        WaitingProcedure.CheckNone(row.State == UploadState.Scheduled ? row : null);
        return row.ApprovalId is null
            ? row
            : throw new RuleException(
                typeof(Texts),
                "procedures.upload.in_review",
                "Quy trình {0} đang trình phê duyệt nên không sửa, bỏ hay ban hành được lúc này. Hãy đợi kết quả, hoặc rút lại rồi sửa.",
                null,
                row.Code
            );
    }
}
