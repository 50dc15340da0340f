using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using IsoDienTu.Documents.Register;
using IsoDienTu.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IsoDienTu.Documents.Filling;

/// <summary>How far a form is that somebody fills in.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<FilledState>))]
internal enum FilledState
{
    /// <summary>Seen by whoever fills it in alone.</summary>
    Filling,

    /// <summary>Finished: a record, never changed.</summary>
    Done,
}

/// <summary>A form that was filled in (phiếu đã điền): a record of ISO 9001:2015 clause 7.5.3, bound to the issue on which it was begun.</summary>
internal sealed class FilledForm : ITenantRow, IVersionedRow
{
    public int AgencyId { get; set; }
    public Guid Id { get; set; } = Guid.CreateVersion7();
    public Guid DocumentId { get; set; }
    public Guid VersionId { get; set; }
    public FilledState State { get; set; }

    /// <summary>Counted for each form from 1 without gaps; null until it is finished.</summary>
    public int? Number { get; set; }

    /// <summary>What it is about, by which it is found again.</summary>
    public string? About { get; set; }

    /// <summary>Answers by the number of their field, as JSON.</summary>
    public string Values { get; set; } = "{}";

    /// <summary>The finished one that this corrects.</summary>
    public Guid? CorrectsId { get; set; }
    public Guid FilledBy { get; set; }
    public string FilledByName { get; set; } = "";
    public string FilledByPost { get; set; } = "";
    public DateTimeOffset BegunAt { get; set; }
    public DateTimeOffset? DoneAt { get; set; }
    public uint Version { get; set; }
    public string ChangedBy { get; set; } = "";
    public DateTimeOffset ChangedAt { get; set; }

    public IReadOnlyDictionary<int, IReadOnlyList<string>> Answers() =>
        JsonSerializer
            .Deserialize<Dictionary<string, string[]>>(Values)!
            .ToDictionary(v => int.Parse(v.Key, CultureInfo.InvariantCulture), v => (IReadOnlyList<string>)v.Value);

    public static string Written(IReadOnlyDictionary<int, IReadOnlyList<string>> answers) =>
        JsonSerializer.Serialize(answers.OrderBy(a => a.Key).ToDictionary(a => a.Key.ToString(CultureInfo.InvariantCulture), a => a.Value));
}

internal sealed class FilledFormMap : IEntityTypeConfiguration<FilledForm>
{
    public void Configure(EntityTypeBuilder<FilledForm> builder)
    {
        builder.ToTable("filled_form");
        builder.Property(f => f.Values).HasColumnType("jsonb");
    }
}

/// <summary>A filled form with the form it was made on.</summary>
/// <param name="Issue">The issue of the form.</param>
/// <param name="Correction">Number of the one that corrects it; null when none does.</param>
internal sealed record FilledRow(FilledForm Form, string Code, string Title, int Issue, int? Correction)
{
    /// <summary>The finished ones of the agency and those which this person fills in now, the newest first.</summary>
    public static async Task<(IReadOnlyList<FilledRow> Rows, int Total)> ListAsync(
        IsoDbContext db,
        Guid person,
        Guid? documentId,
        string? words,
        int skip,
        int take,
        CancellationToken ct
    )
    {
        var found =
            from form in Visible(db, person)
            join document in db.Set<Document>() on form.DocumentId equals document.Id
            join version in db.Set<DocumentVersion>() on form.VersionId equals version.Id
            where documentId == null || form.DocumentId == documentId
            select new
            {
                Form = form,
                document.Code,
                version.Title,
                version.Issue,
                Told = document.Code + " " + version.Title + " " + (form.About ?? "") + " " + form.FilledByName,
            };
        found = LikePattern
            .Of(words)
            .Aggregate(found, (all, like) => all.Where(f => EF.Functions.ILike(EF.Functions.Unaccent(f.Told), like, LikePattern.Escape)));
        var total = await found.CountAsync(ct);
        var rows = await found
            .OrderByDescending(f => f.Form.State == FilledState.Filling)
            .ThenByDescending(f => f.Form.DoneAt)
            .ThenByDescending(f => f.Form.Id)
            .Skip(skip)
            .Take(take)
            .Select(f => new FilledRow(
                f.Form,
                f.Code,
                f.Title,
                f.Issue ?? 0,
                db.Set<FilledForm>()
                    .Where(c => c.CorrectsId == f.Form.Id && c.State == FilledState.Done)
                    .Select(c => c.Number)
                    .FirstOrDefault()
            ))
            .ToListAsync(ct);
        return (rows, total);
    }

    /// <summary>What a person may see: what is finished, and their own.</summary>
    public static IQueryable<FilledForm> Visible(IsoDbContext db, Guid person) =>
        db.Set<FilledForm>().Where(f => f.State == FilledState.Done || f.FilledBy == person);
}
