using IsoDienTu.Organisation;

namespace IsoDienTu.Pure.Organisation;

public class IdentificationCodeTests
{
    [Theory]
    [InlineData("H49", "H49", CodeScheme.Current)]
    [InlineData(" h49.12 ", "H49.12", CodeScheme.Current)]
    [InlineData("H49.12.003", "H49.12.003", CodeScheme.Current)]
    [InlineData("G06.01", "G06.01", CodeScheme.Current)]
    [InlineData("000.00.12.H49", "000.00.12.H49", CodeScheme.Qcvn102)]
    [InlineData("0101234567", "0101234567", CodeScheme.Enterprise)]
    [InlineData("0101234567-001", "0101234567-001", CodeScheme.Enterprise)]
    public void The_known_patterns_are_read(string text, string value, CodeScheme scheme) =>
        Assert.Equal(new IdentificationCode(value, scheme), IdentificationCode.Read(text));

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("Z49.12")]
    [InlineData("H4.12")]
    [InlineData("H49.12.")]
    [InlineData("H49-12")]
    [InlineData("H49.12345")]
    [InlineData("H49.١٢")]
    [InlineData("H49.1.2.3.4.5.6.7")]
    [InlineData("00.00.12.H49")]
    [InlineData("H49.1234.1234.1234.1234.1234.1234.12")]
    public void What_fits_no_rule_is_refused(string? text) => Assert.Null(IdentificationCode.Read(text));

    [Theory]
    [InlineData("000.00.00.H49", "H49")]
    [InlineData("000.00.12.H49", "H49.12")]
    [InlineData("000.05.12.H49", "H49.12.05")]
    [InlineData("003.05.12.H49", "H49.12.05.003")]
    [InlineData("003.00.12.H49", "H49.12.003")]
    public void The_old_form_and_the_present_one_name_the_same_agency(string old, string current)
    {
        Assert.Equal(current, IdentificationCode.Read(old)!.Current().Value);
        Assert.Equal(old, IdentificationCode.Read(current)!.Classic());
    }

    [Theory]
    [InlineData("H49.1234")]
    [InlineData("H49.12.1234")]
    [InlineData("0101234567")]
    public void A_code_that_does_not_fit_four_parts_has_no_classic_form(string code) =>
        Assert.Null(IdentificationCode.Read(code)!.Classic());

    [Theory]
    [InlineData("H49.12.003", "H49.12")]
    [InlineData("000.00.12.H49", "H49")]
    [InlineData("H49", null)]
    [InlineData("0101234567", null)]
    public void The_code_above_follows_from_the_build(string code, string? above) =>
        Assert.Equal(above, IdentificationCode.Read(code)!.Parent());
}
