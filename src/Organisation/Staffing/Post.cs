using IsoDienTu.Kernel;
using IsoDienTu.Organisation.Directory;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IsoDienTu.Organisation.Staffing;

/// <summary>A position in a unit; people hold it by appointments.</summary>
internal sealed class Post : ITenantRow, IVersionedRow
{
    public int AgencyId { get; set; }
    public Guid Id { get; set; } = Guid.CreateVersion7();
    public Guid UnitId { get; set; }
    public string Code { get; set; } = "";
    public string Title { get; set; } = "";
    public string? TitleEn { get; set; }
    public PostKind Kind { get; set; }

    /// <summary>Wordings under which procedures name the post, parted by semicolons.</summary>
    public string? StepRole { get; set; }

    /// <summary>True when one person at a time may hold it; the database repeats this rule.</summary>
    public bool IsSingle { get; set; }
    public DateOnly ValidFrom { get; set; }
    public DateOnly? ValidTo { get; set; }
    public uint Version { get; set; }
    public string ChangedBy { get; set; } = "";
    public DateTimeOffset ChangedAt { get; set; }

    public Period Exists => new(ValidFrom, ValidTo);

    public void Take(PostDraft draft)
    {
        UnitId = draft.UnitId;
        Code = draft.Code;
        Title = draft.Title.Trim();
        TitleEn = TypedText.Filled(draft.TitleEn);
        Kind = draft.Kind;
        StepRole = TypedText.Filled(draft.StepRole);
        IsSingle = draft.IsSingle ?? PostRules.IsUsuallySingle(draft.Kind);
        ValidFrom = draft.ValidFrom;
        ValidTo = draft.ValidTo;
    }

    /// <summary>What the activity log digests.</summary>
    public object Facts() =>
        new
        {
            UnitId,
            Code,
            Title,
            Kind,
            StepRole,
            IsSingle,
            ValidFrom,
            ValidTo,
        };
}

internal sealed class PostMap : IEntityTypeConfiguration<Post>
{
    public void Configure(EntityTypeBuilder<Post> builder)
    {
        builder.Ignore(p => p.Exists);
        builder.HasKey(p => new { p.AgencyId, p.Id });
        builder.HasOne<Unit>().WithMany().HasForeignKey(p => new { p.AgencyId, p.UnitId });
    }
}
