using IsoDienTu.Portal.Embedding;

namespace IsoDienTu.Pure.Portal;

public sealed class AccentTests
{
    [Theory]
    [InlineData("#0b5cad")]
    [InlineData("0B5CAD")]
    public void A_colour_that_can_be_read_stays_as_chosen(string text)
    {
        var accent = Accent.Read(text)!;

        Assert.Equal("#0b5cad", accent.Chosen);
        Assert.Equal("#0b5cad", accent.OnLight);
        Assert.False(accent.IsMended);
    }

    [Theory]
    [InlineData("#ffd400")]
    [InlineData("#ffffff")]
    [InlineData("#000000")]
    [InlineData("#7fb2e5")]
    [InlineData("#b3122a")]
    public void Words_in_any_colour_can_be_read_on_both_grounds(string text)
    {
        var accent = Accent.Read(text)!;

        Assert.True(Accent.Contrast(accent.OnLight, "#ffffff") >= 4.5, accent.OnLight);
        Assert.True(Accent.Contrast(accent.OnDark, "#18202b") >= 4.5, accent.OnDark);
        Assert.True(Accent.Contrast(accent.Fill, "#ffffff") >= 4.5, accent.Fill);
    }

    [Fact]
    public void Contrast_is_that_of_the_guidelines() => Assert.Equal(21, Accent.Contrast("#000000", "#ffffff"), 3);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("red")]
    [InlineData("#12345")]
    [InlineData("#0b5cad;}body{display:none")]
    [InlineData("#０b5cad")]
    public void Nothing_else_is_a_colour(string? text) => Assert.Null(Accent.Read(text));
}
