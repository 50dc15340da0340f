using IsoDienTu.Dossiers;
using IsoDienTu.Dossiers.Applicants;
using IsoDienTu.Kernel;

namespace IsoDienTu.Pure.Dossiers;

public sealed class ApplicantTests
{
    private static readonly ApplicantData Person = new()
    {
        Name = "Nguyễn  Văn An",
        Number = "001 099.000123",
        Phone = "+84 912 345 678",
    };

    [Fact]
    public void What_is_typed_with_spaces_becomes_the_bare_value()
    {
        var applicant = Applicant.Of(Person);
        Assert.Equal("Nguyễn Văn An", applicant.Name);
        Assert.Equal("001099000123", applicant.Number);
        Assert.Equal("0912345678", applicant.Phone);
    }

    [Theory]
    [InlineData(ApplicantKind.Person, "00109900012", "dossiers.applicant.personal_number")]
    [InlineData(ApplicantKind.Person, "0010990001234", "dossiers.applicant.personal_number")]
    [InlineData(ApplicantKind.Person, "00109900012A", "dossiers.applicant.personal_number")]
    [InlineData(ApplicantKind.Person, "000000000000", "dossiers.applicant.personal_number")]
    [InlineData(ApplicantKind.Person, "٠٠١٠٩٩٠٠٠١٢٣", "dossiers.applicant.personal_number")]
    [InlineData(ApplicantKind.Person, null, "dossiers.applicant.personal_number")]
    [InlineData(ApplicantKind.Organisation, "012345678", "dossiers.applicant.organisation_number")]
    [InlineData(ApplicantKind.Organisation, "01234567890", "dossiers.applicant.organisation_number")]
    [InlineData(ApplicantKind.Foreigner, "ABCDEFG", "dossiers.applicant.passport")]
    [InlineData(ApplicantKind.Foreigner, "C1234567890", "dossiers.applicant.passport")]
    public void A_wrong_identifier_is_named_with_its_rule(ApplicantKind kind, string? number, string key)
    {
        var refused = Assert.Throws<RuleException>(() => Applicant.Of(Person with { Kind = kind, Number = number }));
        Assert.Equal(key, refused.Key);
        Assert.Equal("Applicant.Number", refused.Field);
    }

    [Theory]
    [InlineData(ApplicantKind.Organisation, "0123456789", "0123456789")]
    [InlineData(ApplicantKind.Organisation, "0123456789001", "0123456789-001")]
    [InlineData(ApplicantKind.Organisation, "0123456789-001", "0123456789-001")]
    [InlineData(ApplicantKind.Foreigner, "c 1234567", "C1234567")]
    public void Right_identifiers_are_kept_in_one_form(ApplicantKind kind, string number, string kept) =>
        Assert.Equal(kept, Applicant.Of(Person with { Kind = kind, Number = number }).Number);

    [Theory]
    [InlineData("0912345678", "0912345678")]
    [InlineData("0217 3800 007", "02173800007")]
    [InlineData("+44 20 7946 0958", "+442079460958")]
    public void Telephones_are_read_as_dialled(string typed, string kept) =>
        Assert.Equal(kept, Applicant.Of(Person with { Phone = typed }).Phone);

    [Theory]
    [InlineData("091234567")]
    [InlineData("0112345678")]
    [InlineData("912345678")]
    [InlineData("0912345678x")]
    public void Other_texts_are_no_telephone(string typed) =>
        Assert.Equal("dossiers.applicant.phone", Assert.Throws<RuleException>(() => Applicant.Of(Person with { Phone = typed })).Key);

    [Theory]
    [InlineData("an")]
    [InlineData("an@nha")]
    [InlineData("an@nha.vn, binh@nha.vn")]
    [InlineData("An <an@nha.vn>")]
    public void Other_texts_are_no_mail_address(string typed) =>
        Assert.Equal("dossiers.applicant.email", Assert.Throws<RuleException>(() => Applicant.Of(Person with { Email = typed })).Key);

    [Fact]
    public void There_must_be_a_way_to_reach_the_applicant()
    {
        Assert.Equal("dossiers.applicant.contact", Assert.Throws<RuleException>(() => Applicant.Of(Person with { Phone = null })).Key);
        Assert.NotNull(Applicant.Of(Person with { Phone = null, Address = "Xã Thanh Kiều" }).Address);
    }

    [Fact]
    public void All_flaws_are_told_together() =>
        Assert.Equal(
            ["Applicant.Name", "Applicant.Number", "Applicant.Email"],
            Applicant
                .Check(
                    new ApplicantData
                    {
                        Name = " ",
                        Number = "12",
                        Email = "x",
                    }
                )
                .Select(f => f.Field)
        );

    [Fact]
    public void The_submitter_is_checked_only_when_there_is_one()
    {
        Assert.Null(Applicant.Of(Person with { SubmitterNumber = "12" }).SubmitterNumber);
        var refused = Assert.Throws<RuleException>(() => Applicant.Of(Person with { SubmitterName = "Lê Lai", SubmitterNumber = "12" }));
        Assert.Equal("Applicant.SubmitterNumber", refused.Field);
    }

    [Fact]
    public void Printing_the_data_says_nothing_about_the_person() => Assert.DoesNotContain("Nguyễn", Person.ToString());

    [Theory]
    [InlineData("Nguyễn Văn An", "Nguyễn V** A.")]
    [InlineData("Nguyễn Thị Minh Khai", "Nguyễn T** M** K.")]
    [InlineData("Lê Lai", "Lê L.")]
    [InlineData("Đỗ Ứng", "Đỗ Ứ.")]
    [InlineData("Y", "Y**")]
    [InlineData("", "")]
    public void Names_are_masked_outside(string name, string masked) => Assert.Equal(masked, Masks.Name(name));

    [Fact]
    public void Of_an_identifier_three_characters_remain()
    {
        Assert.Equal("*********123", Masks.Number("001099000123"));
        Assert.Equal("***", Masks.Number("12"));
    }
}
