using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;

namespace IsoDienTu.Kernel;

/// <summary>
/// What somebody said of a thing, or in answer to that: the base of the rows in which modules keep such conversations. A comment without a thread begins
/// one; those with it answer it; the one that begins it is settled and opened again.
/// </summary>
public abstract class CommentRow : ITenantRow, IVersionedRow
{
    /// <summary>Most characters of one comment.</summary>
    public const int MostWords = 2000;

    /// <summary>More about one thing is no conversation.</summary>
    private const int MostOfOne = 2000;

    /// <inheritdoc />
    public int AgencyId { get; set; }

    /// <inheritdoc />
    public Guid Id { get; set; } = Guid.CreateVersion7();

    /// <summary>The comment that it answers; null for one that begins a thread.</summary>
    public Guid? ThreadId { get; set; }

    /// <summary>What was said.</summary>
    public string Words { get; set; } = "";

    /// <summary>Who said it.</summary>
    public Guid ByPerson { get; set; }

    /// <summary>Their name then.</summary>
    public string ByName { get; set; } = "";

    /// <summary>Their post then.</summary>
    public string ByPost { get; set; } = "";

    /// <summary>When it was said (UTC).</summary>
    public DateTimeOffset At { get; set; }

    /// <summary>When the thread was settled; null while it is open.</summary>
    public DateTimeOffset? ResolvedAt { get; set; }

    /// <summary>Who settled it.</summary>
    public string? ResolvedBy { get; set; }

    /// <inheritdoc />
    public uint Version { get; set; }

    /// <inheritdoc />
    public string ChangedBy { get; set; } = "";

    /// <inheritdoc />
    public DateTimeOffset ChangedAt { get; set; }

    /// <summary>The comment that begins a thread; null when the agency has none of that id.</summary>
    public static Task<T?> FirstAsync<T>(IsoDbContext db, Guid threadId, CancellationToken ct)
        where T : CommentRow => db.Set<T>().FirstOrDefaultAsync(c => c.Id == threadId && c.ThreadId == null, ct);

    /// <summary>Adds what the acting person says. The caller says what it is about and writes the log entry.</summary>
    /// <param name="said">The row, saying already what thing it is about.</param>
    /// <param name="ofTheThing">Tells the comments about the same thing.</param>
    /// <exception cref="RuleException">There are no words, too many, or the conversation is too long.</exception>
    public static async Task<T> AddAsync<T>(IWork work, T said, string? words, Expression<Func<T, bool>> ofTheThing, CancellationToken ct)
        where T : CommentRow
    {
        var text = (words ?? "").ReplaceLineEndings("\n").Trim().Normalize();
        if (text.Length is 0 or > MostWords)
        {
            throw new RuleException(
                typeof(Texts),
                "kernel.comment.words",
                "Hãy ghi nội dung góp ý, nhiều nhất {0} ký tự.",
                "Words",
                MostWords
            );
        }

        if (await work.Db.Set<T>().CountAsync(ofTheThing, ct) >= MostOfOne)
        {
            throw new RuleException(
                typeof(Texts),
                "kernel.comment.many",
                "Ở đây đã có {0} góp ý; hãy trao đổi trực tiếp với người soạn.",
                "Words",
                MostOfOne
            );
        }

        (said.Words, said.At) = (text, work.Now);
        (said.ByPerson, said.ByName, said.ByPost) = (work.Actor.PersonId, work.Actor.Name, work.Actor.Post);
        work.Db.Add(said);
        return said;
    }

    /// <summary>Settles the thread that this comment began, or opens it again. The caller writes the log entry.</summary>
    /// <param name="posted">The version that was seen.</param>
    /// <exception cref="EditConflictException">Somebody did the same a moment ago; who that was is said, and nothing is written over it.</exception>
    public async Task SettleAsync(IWork work, bool resolved, uint posted, CancellationToken ct)
    {
        work.Db.Expect(this, posted);
        if (resolved == ResolvedAt is not null)
        {
            var theirs = new ConflictingField(nameof(ResolvedBy), ResolvedBy, null);
            throw new EditConflictException(GetType().Name, ChangedBy, ChangedAt, [theirs]);
        }

        ResolvedAt = resolved ? work.Now : null;
        ResolvedBy = resolved ? work.Actor.Name : null;
        // Saved now, because the answer of the API names the new version.
        await work.Db.SaveChangesAsync(ct);
    }
}
