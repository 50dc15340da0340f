namespace IsoDienTu.Layout.Reading;

public sealed class CSharpTextTests
{
    [Theory]
    [InlineData("var a = \"x // y\"; // DateTime.Now", "x // y")]
    [InlineData("""var a = @"c:\d ""q"" "; """, "c:\\d \"q\" ")]
    [InlineData("var a = \"a\\\"b\\u0111\";", "a\"bđ")]
    [InlineData("var a = '\"'; var b = \"z\";", "z")]
    [InlineData("/* \"no\" */ var a = \"yes\";", "yes")]
    public void A_string_is_told_from_comments_and_characters(string source, string expected)
    {
        var text = CSharpText.Read(source);

        Assert.Equal(expected, Assert.Single(text.Literals).Value);
        Assert.DoesNotContain("DateTime", text.Code, StringComparison.Ordinal);
        Assert.Equal(source.Length, text.Code.Length);
    }

    [Fact]
    public void A_hole_is_code_and_its_own_strings_are_found()
    {
        var text = CSharpText.Read("""var a = $"{{x}} {f("in", new { })} tail";""");

        Assert.Equal(["{x} {} tail", "in"], text.Literals.Select(l => l.Value));
        Assert.Contains("f(", text.Code, StringComparison.Ordinal);
    }

    [Fact]
    public void A_raw_string_keeps_single_braces_and_quotes()
    {
        var source = "var a = $$\"\"\"{\"k\": {{value}}}\"\"\"; var b = 1;";

        var text = CSharpText.Read(source);

        Assert.Equal("{\"k\": {}}", Assert.Single(text.Literals).Value);
        Assert.Contains("value", text.Code, StringComparison.Ordinal);
        Assert.Contains("var b = 1;", text.Code, StringComparison.Ordinal);
    }

    [Fact]
    public void A_directive_is_kept_and_its_quotes_open_nothing()
    {
        var text = CSharpText.Read("#pragma warning disable X // it's odd\nvar a = \"s\";");

        Assert.Contains("#pragma warning disable X", text.Code, StringComparison.Ordinal);
        Assert.Equal("s", Assert.Single(text.Literals).Value);
    }
}
