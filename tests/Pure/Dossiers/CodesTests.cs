using IsoDienTu.Dossiers.Codes;
using IsoDienTu.Kernel;

namespace IsoDienTu.Pure.Dossiers;

public sealed class CodesTests
{
    private static readonly DateOnly Day = new(2026, 11, 21);

    [Fact]
    public void A_code_follows_the_classic_pattern() =>
        Assert.Equal("000.00.12.H49-261121-0007", DossierCodes.Write("H49.12", "000.00.12.H49", Day, 7));

    [Fact]
    public void The_ten_thousandth_dossier_of_a_day_takes_a_fifth_digit() =>
        Assert.Equal("000.00.12.H49-261121-10000", DossierCodes.Write("H49.12", "000.00.12.H49", Day, 10_000));

    [Fact]
    public void An_agency_without_a_classic_code_takes_the_newer_scheme() =>
        Assert.Equal("H49.1234.5-261121-000007", DossierCodes.Write("H49.1234.5", null, Day, 7));

    [Fact]
    public void An_agency_without_a_usable_code_receives_nothing()
    {
        var refused = Assert.Throws<RuleException>(() => DossierCodes.Write("", null, Day, 7));
        Assert.Equal("dossiers.code.agency", refused.Key);
    }

    [Theory]
    [InlineData("000.00.12.H49-261121-0007", "000.00.12.H49-261121-0007")]
    [InlineData(" 000.00.12.h49 - 261121 – 0007 ", "000.00.12.H49-261121-0007")]
    [InlineData("H49.12-261121-010007", "H49.12-261121-010007")]
    [InlineData("G06-261121-991234567", "G06-261121-991234567")]
    public void Codes_of_every_known_pattern_are_read(string typed, string clean) => Assert.Equal(clean, DossierCodes.Read(typed));

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("000.00.12.H49-261321-0007")] // month 13
    [InlineData("000.00.12.H49-261121-007")]
    [InlineData("000.00.12.H49-261121-0007; drop table")]
    [InlineData("000.00.12.H49-٢٦١١٢١-0007")]
    public void Other_texts_are_no_codes(string? typed) => Assert.Null(DossierCodes.Read(typed));

    [Fact]
    public void What_is_written_is_read_again()
    {
        foreach (var serial in new long[] { 1, 9_999, 10_000, 999_999 })
        {
            var classic = DossierCodes.Write("H99.63.03", "000.03.63.H99", Day, serial);
            var central = DossierCodes.Write("H99.63.03.1.2", null, Day, serial);
            Assert.Equal(classic, DossierCodes.Read(classic));
            Assert.Equal(central, DossierCodes.Read(central));
        }
    }
}
