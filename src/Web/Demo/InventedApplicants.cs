using System.Globalization;
using IsoDienTu.Dossiers;
using IsoDienTu.Kernel;

namespace IsoDienTu.Web.Demo;

/// <summary>Invents applicants whose numbers keep the form the product asks for, in ranges that are not in use.</summary>
internal sealed class InventedApplicants(NameParts parts, Dice dice)
{
    public ApplicantData Next(ApplicantKind kind) => kind == ApplicantKind.Organisation ? Organisation() : Person();

    private ApplicantData Person()
    {
        var name = Name();
        return new ApplicantData
        {
            Kind = ApplicantKind.Person,
            Name = name,
            Number = Identity(),
            Address = Address(),
            Phone = Phone(),
            Email = dice.Chance(40) ? Email(name) : null,
        };
    }

    private ApplicantData Organisation()
    {
        var name = string.Format(CultureInfo.InvariantCulture, dice.Pick(parts.Organisation), dice.Pick(parts.Given));
        return new ApplicantData
        {
            Kind = ApplicantKind.Organisation,
            Name = name,
            Number = parts.TaxCodePrefix + dice.Digits(10 - parts.TaxCodePrefix.Length),
            Address = Address(),
            Phone = Phone(),
            Email = Email(name),
            SubmitterName = Name(),
            SubmitterNumber = Identity(),
            SubmitterPhone = Phone(),
            Authority = "Giấy giới thiệu của đơn vị",
        };
    }

    private string Name() => $"{dice.Pick(parts.Family)} {dice.Pick(parts.Middle)} {dice.Pick(parts.Given)}";

    private string Identity() => parts.IdentityPrefix + dice.Digits(12 - parts.IdentityPrefix.Length);

    /// <summary>A fixed line: eleven digits.</summary>
    private string Phone() => parts.PhonePrefix + dice.Digits(11 - parts.PhonePrefix.Length);

    private string Email(string name) => $"{Folding.Slug(name)}@{parts.EmailDomain}";

    private string Address() => string.Format(CultureInfo.InvariantCulture, dice.Pick(parts.Address), "", 1 + dice.Below(24));
}
