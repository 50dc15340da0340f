using IsoDienTu.Access.Logins;

namespace IsoDienTu.Pure.Access;

public sealed class LoginNamesTests
{
    [Theory]
    [InlineData("Lê Thị Hoà An", "an.lth")]
    [InlineData("Đỗ Đức", "duc.d")]
    [InlineData("  nguyễn   văn  A ", "a.nv")]
    [InlineData("Y", "y00")]
    [InlineData("???", "can-bo")]
    public void The_given_name_comes_first_then_the_initials(string name, string login) => Assert.Equal(login, LoginNames.Stem(name));

    [Fact]
    public void Namesakes_are_numbered() =>
        Assert.Equal("an.lth3", LoginNames.For("Lê Thị Hoà An", new HashSet<string>(StringComparer.Ordinal) { "an.lth", "an.lth2" }));
}
