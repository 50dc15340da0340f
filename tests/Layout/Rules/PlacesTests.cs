using IsoDienTu.Layout.Reading;

namespace IsoDienTu.Layout.Rules;

public sealed class PlacesTests
{
    [Fact]
    public void The_repository_names_no_registry_and_no_machine() => Holds.Everywhere(Places.Check);

    [Theory]
    [InlineData("docs/a.md", "cd /ho" + "me/lan/iso")]
    [InlineData("dev", "cp /ro" + "ot/x .")]
    [InlineData("package-lock.json", "\"resol" + "ved\": \"https://host/x.tgz\"")]
    [InlineData(".npmrc", "ignore-scripts=true\nregis" + "try=https://host/")]
    [InlineData("NuGet.config", "<add key=\"a\" value=\"https://host/index.json\" />")]
    public void A_place_of_one_machine_is_found(string path, string text) => Assert.NotEmpty(Places.Check(SourceTree.Of((path, text))));

    [Fact]
    public void Places_of_the_product_are_let_through() =>
        Holds.IsQuiet(Places.Check, ("docs/a.md", "see /var/lib/isodientu, ../shared/data, https://www.w3.org/TR/WCAG22/ and /home"));
}
