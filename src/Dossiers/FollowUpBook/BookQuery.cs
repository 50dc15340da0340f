using IsoDienTu.Dossiers.Applicants;
using IsoDienTu.Dossiers.Register;
using IsoDienTu.Dossiers.Returning;
using IsoDienTu.Dossiers.Stopping;
using IsoDienTu.Kernel;
using Microsoft.EntityFrameworkCore;

namespace IsoDienTu.Dossiers.FollowUpBook;

/// <summary>A line of the book, read from the dossier itself.</summary>
/// <param name="Applicant">Null where personal data were erased.</param>
/// <param name="Handover">Who took the result; null while nobody did.</param>
/// <param name="Stop">The notice that ended it without a result; null without one.</param>
internal sealed record BookLine(Dossier Dossier, Applicant? Applicant, Handover? Handover, StopNotice? Stop)
{
    /// <summary>Address and telephone, as the form has them in one column.</summary>
    public string? Whereabouts => string.Join("; ", new[] { Applicant?.Address, Applicant?.Phone }.Where(w => !string.IsNullOrEmpty(w)));
}

/// <summary>
/// The follow-up book (sổ theo dõi hồ sơ, form 07): one for a year and for all fields of the agency together, serials from 1 without gaps. It is not written: it
/// is the dossiers in the order of their serials, so it is always true.
/// </summary>
/// <param name="Year">In Vietnam.</param>
/// <param name="Month">Of the reception, 1 to 12; null for the whole year.</param>
internal sealed record BookQuery(int Year, int? Month = null, Guid? ProcedureId = null, string? Words = null)
{
    public static BookQuery Of(string? year, string? month, string? procedure, string? words, DateOnly today) =>
        new(
            int.TryParse(year, out var y) && y is >= 2000 and <= 2200 ? y : today.Year,
            int.TryParse(month, out var m) && m is >= 1 and <= 12 ? m : null,
            Guid.TryParse(procedure, out var id) ? id : null,
            words
        );

    /// <summary>How many lines there are.</summary>
    public Task<int> CountAsync(IsoDbContext db, CancellationToken ct) => Dossiers(db).CountAsync(ct);

    /// <summary>Lines in the order of their serials, in one statement.</summary>
    /// <param name="take">How many at most; null for all.</param>
    public async Task<IReadOnlyList<BookLine>> ReadAsync(IsoDbContext db, int skip, int? take, CancellationToken ct)
    {
        var page = Dossiers(db).OrderBy(d => d.BookNo).Skip(skip);
        page = take is { } most ? page.Take(most) : page;
        var lines = await page.LeftJoin(db.Set<Applicant>(), d => d.Id, a => a.DossierId, (d, a) => new { d, a })
            .LeftJoin(
                db.Set<Handover>(),
                x => x.d.Id,
                h => h.DossierId,
                (x, h) =>
                    new
                    {
                        x.d,
                        x.a,
                        h,
                    }
            )
            .LeftJoin(
                db.Set<StopNotice>(),
                x => x.d.Id,
                s => s.DossierId,
                (x, s) =>
                    new
                    {
                        x.d,
                        x.a,
                        x.h,
                        s,
                    }
            )
            .OrderBy(x => x.d.BookNo)
            .AsNoTracking()
            .ToListAsync(ct);
        return [.. lines.Select(l => new BookLine(l.d, l.a, l.h, l.s))];
    }

    /// <summary>Years that have a book, the latest first; the present one always has.</summary>
    public static async Task<IReadOnlyList<int>> YearsAsync(IsoDbContext db, DateOnly today, CancellationToken ct)
    {
        var first = await db.Set<Dossier>().MinAsync(d => (int?)d.BookYear, ct) ?? today.Year;
        var last = Math.Max(today.Year, await db.Set<Dossier>().MaxAsync(d => (int?)d.BookYear, ct) ?? 0);
        return [.. Enumerable.Range(first, last - first + 1).Reverse()];
    }

    private IQueryable<Dossier> Dossiers(IsoDbContext db)
    {
        var found = db.Set<Dossier>().Where(d => d.BookYear == Year);
        if (Month is { } month)
        {
            var from = WorkingTime.VietnamTime.At(new DateOnly(Year, month, 1), TimeOnly.MinValue).ToUniversalTime();
            var to = WorkingTime.VietnamTime.At(new DateOnly(Year, month, 1).AddMonths(1), TimeOnly.MinValue).ToUniversalTime();
            found = found.Where(d => d.ReceivedAt >= from && d.ReceivedAt < to);
        }

        if (ProcedureId is { } procedure)
        {
            found = found.Where(d => d.ProcedureId == procedure);
        }

        foreach (var word in Folding.Parts(Words))
        {
            found = found.Where(d => d.Search.Contains(word));
        }

        return found;
    }
}
