using IsoDienTu.Documents.Register;
using IsoDienTu.Documents.Writing;
using IsoDienTu.Kernel;
using IsoDienTu.Kernel.Parts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace IsoDienTu.Documents.Approving;

/// <summary>What became of the drafts that a person has sent: those given back first, then those under way; nothing when there are none.</summary>
internal sealed class ApprovalsHome(WorkRunner runner, IStringLocalizer<Texts> texts) : IHomePart
{
    private const int Shown = 5;

    public int Order => 38;

    public async Task<HomePart?> ForAsync(Acting acting, CancellationToken ct)
    {
        if (!acting.Has(Drafts.Right) || !acting.Has(DraftComments.Right))
        {
            return null;
        }

        var person = acting.Actor.PersonId;
        var rows = await runner.ReadAsync(acting.AgencyId, (db, token) => Waiting(db, person).ToListAsync(token), ct);
        if (rows.Count == 0)
        {
            return null;
        }

        var returned = rows.Count(r => r.State == ApprovalState.Returned);
        return new HomePart(
            texts["Tài liệu đã trình"],
            "/Documents",
            [
                new HomeFigure(texts["bị trả lại, cần sửa"], returned, "/Documents?state=Draft", returned > 0 ? Tone.Late : Tone.Good),
                new HomeFigure(texts["đang trình duyệt"], rows.Count - returned, "/Documents?state=InReview", Tone.Info),
            ],
            [
                .. rows.OrderBy(r => r.State != ApprovalState.Returned)
                    .ThenByDescending(r => r.At)
                    .Take(Shown)
                    .Select(r => new HomeRow(
                        $"{r.Code} – {r.Title}",
                        r.Why is null ? texts["Trình ngày {0}", Moments.Date(r.At)] : texts["{0} trả lại: {1}", r.By!, r.Why],
                        "/Documents/Review/" + r.Id
                    )),
            ],
            ""
        );
    }

    /// <summary>The latest round of each draft that the person sent, if it is open or was given back and the draft is still there.</summary>
    private static IQueryable<Waited> Waiting(IsoDbContext db, Guid person) =>
        from round in db.Set<Approval>()
        join draft in db.Set<DocumentVersion>() on round.VersionId equals draft.Id
        join document in db.Set<Document>() on round.DocumentId equals document.Id
        where
            round.SentBy == person
            && draft.State == VersionState.Draft
            && (round.State == ApprovalState.Open || round.State == ApprovalState.Returned)
            && round.Id
                == db.Set<Approval>()
                    .Where(other => other.VersionId == round.VersionId)
                    .OrderByDescending(other => other.SentAt)
                    .ThenByDescending(other => other.Id)
                    .Select(other => other.Id)
                    .First()
        select new Waited(
            document.Id,
            document.Code,
            draft.Title,
            round.State,
            round.EndedAt ?? round.SentAt,
            round.EndedBy,
            round.EndReason
        );

    private sealed record Waited(Guid Id, string Code, string Title, ApprovalState State, DateTimeOffset At, string? By, string? Why);
}
