using IsoDienTu.Dossiers.Register;
using IsoDienTu.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IsoDienTu.Dossiers.Applicants;

/// <summary>The applicant of one dossier, kept apart from it so that personal data can be erased without touching the record of the work.</summary>
internal sealed class Applicant : ITenantRow
{
    public int AgencyId { get; set; }
    public Guid Id { get; set; } = Guid.CreateVersion7();
    public Guid DossierId { get; set; }
    public ApplicantKind Kind { get; set; }
    public string Name { get; set; } = "";
    public string Number { get; set; } = "";
    public string? Address { get; set; }
    public string? Phone { get; set; }
    public string? Email { get; set; }
    public string? SubmitterName { get; set; }
    public string? SubmitterNumber { get; set; }
    public string? SubmitterPhone { get; set; }
    public string? Authority { get; set; }

    public string MaskedName => Kind == ApplicantKind.Organisation ? Name : Masks.Name(Name);

    /// <summary>Makes the row out of what was entered.</summary>
    /// <exception cref="RuleException">The first rule that is not met.</exception>
    public static Applicant Of(ApplicantData data)
    {
        var flaws = new List<RuleException>();
        var applicant = Read(data, flaws);
        return flaws.Count == 0 ? applicant : throw flaws[0];
    }

    /// <summary>All rules that are not met, so that a form can show them together; empty when the data are good.</summary>
    public static IReadOnlyList<RuleException> Check(ApplicantData data)
    {
        var flaws = new List<RuleException>();
        Read(data, flaws);
        return flaws;
    }

    private static Applicant Read(ApplicantData data, List<RuleException> flaws)
    {
        var applicant = new Applicant
        {
            Kind = data.Kind,
            Name = Try(() => PersonName(data.Name, Field(nameof(data.Name))), flaws) ?? "",
            Number = Try(() => Identifier(data), flaws) ?? "",
            Address = Blank(data.Address, 500),
            Phone = Try(() => Contacts.Phone(data.Phone, Field(nameof(data.Phone))), flaws),
            Email = Try(() => Contacts.Email(data.Email, Field(nameof(data.Email))), flaws),
        };
        if (flaws.Count == 0 && applicant is { Address: null, Phone: null, Email: null })
        {
            flaws.Add(
                Flaw.At(
                    "dossiers.applicant.contact",
                    "Hãy ghi ít nhất một cách liên hệ (điện thoại, thư điện tử hoặc địa chỉ) để báo bổ sung và trả kết quả.",
                    Field(nameof(data.Phone))
                )
            );
        }

        if (!string.IsNullOrWhiteSpace(data.SubmitterName))
        {
            applicant.SubmitterName = Try(() => PersonName(data.SubmitterName, Field(nameof(data.SubmitterName))), flaws);
            applicant.SubmitterNumber = Try(() => Identifiers.Personal(data.SubmitterNumber, Field(nameof(data.SubmitterNumber))), flaws);
            applicant.SubmitterPhone = Try(() => Contacts.Phone(data.SubmitterPhone, Field(nameof(data.SubmitterPhone))), flaws);
            applicant.Authority = Blank(data.Authority, 300);
        }

        return applicant;
    }

    private static string Identifier(ApplicantData data) =>
        data.Kind switch
        {
            ApplicantKind.Organisation => Identifiers.Organisation(data.Number, Field(nameof(data.Number))),
            ApplicantKind.Foreigner => Identifiers.Passport(data.Number, Field(nameof(data.Number))),
            _ => Identifiers.Personal(data.Number, Field(nameof(data.Number))),
        };

    private static string PersonName(string? typed, string field)
    {
        var clean = TypedText.Line(typed);
        return clean.Length is >= 2 and <= 200 && clean.Any(char.IsLetter) && !clean.Any(char.IsControl)
            ? clean
            : throw Flaw.At("dossiers.applicant.name", "Hãy ghi họ tên hoặc tên tổ chức như trên giấy tờ, từ 2 đến 200 ký tự.", field);
    }

    private static string? Blank(string? typed, int most)
    {
        var clean = (typed ?? "").Trim();
        return clean.Length == 0 ? null : clean[..Math.Min(clean.Length, most)];
    }

    private static T? Try<T>(Func<T?> read, List<RuleException> flaws)
        where T : class
    {
        try
        {
            return read();
        }
        catch (RuleException flaw)
        {
            flaws.Add(flaw);
            return null;
        }
    }

    private static string Field(string name) => "Applicant." + name;
}

internal sealed class ApplicantMap : IEntityTypeConfiguration<Applicant>
{
    public void Configure(EntityTypeBuilder<Applicant> builder)
    {
        builder.Ignore(x => x.MaskedName);
        builder.HangsOnDossier();
    }
}
