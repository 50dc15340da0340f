using IsoDienTu.Dossiers.Codes;

namespace IsoDienTu.Pure.Dossiers;

public sealed class SecretTests
{
    [Fact]
    public void A_secret_is_twelve_letters_without_look_alikes()
    {
        var made = Enumerable.Range(0, 500).Select(_ => Secret.New()).ToList();
        Assert.All(made, s => Assert.Matches("^[0-9A-HJKMNP-TV-Z]{12}$", s));
        Assert.Equal(500, made.Distinct().Count());
    }

    [Theory]
    [InlineData("7k3m-q9tx-oa4b", "7K3MQ9TX0A4B")]
    [InlineData(" 7K3M Q9TX OA4L ", "7K3MQ9TX0A41")]
    public void It_is_read_as_people_type_it(string typed, string meant) => Assert.Equal(meant, Secret.Clean(typed));

    [Theory]
    [InlineData("7K3MQ9TX0A4")]
    [InlineData("7K3MQ9TX0A4BC")]
    [InlineData("7K3MQ9TX0A4U")] // U is not in the alphabet
    [InlineData(null)]
    public void Other_texts_cannot_be_a_secret(string? typed) => Assert.Null(Secret.Clean(typed));

    [Fact]
    public void Only_the_right_secret_fits_its_digest()
    {
        var hash = Secret.Hash("7K3MQ9TX0A4B");
        Assert.Equal(64, hash.Length);
        Assert.True(Secret.Fits("7K3MQ9TX0A4B", hash));
        Assert.False(Secret.Fits("7K3MQ9TX0A4C", hash));
        Assert.False(Secret.Fits(null, hash));
        Assert.False(Secret.Fits("7K3MQ9TX0A4B", null));
        Assert.False(Secret.Fits(null, Secret.Hash("")));
    }

    [Fact]
    public void It_is_printed_in_groups_of_four() => Assert.Equal("7K3M-Q9TX-0A4B", Secret.Print("7K3MQ9TX0A4B"));
}
