using IsoDienTu.Kernel;
using IsoDienTu.Organisation.Directory;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IsoDienTu.Organisation.Staffing;

/// <summary>An official. Read by all agencies, since name and office contact are public; changed only by the agency that keeps the person.</summary>
internal sealed class Person : IVersionedRow
{
    public Guid Id { get; set; } = Guid.CreateVersion7();
    public int HomeAgencyId { get; set; }
    public string? StaffCode { get; set; }
    public string Name { get; set; } = "";
    public string Folded { get; set; } = "";
    public string? Email { get; set; }
    public string? Phone { get; set; }
    public uint Version { get; set; }
    public string ChangedBy { get; set; } = "";
    public DateTimeOffset ChangedAt { get; set; }

    public void Take(PersonDraft draft)
    {
        Name = string.Join(' ', draft.Name.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries)).Normalize();
        Folded = Folding.Fold(Name);
        StaffCode = TypedText.Filled(draft.StaffCode);
        Email = TypedText.Filled(draft.Email);
        Phone = TypedText.Filled(draft.Phone);
    }
}

internal sealed class PersonMap : IEntityTypeConfiguration<Person>
{
    public void Configure(EntityTypeBuilder<Person> builder)
    {
        builder.HasKey(p => p.Id);
        builder.Property(p => p.Id).ValueGeneratedNever();
    }
}
