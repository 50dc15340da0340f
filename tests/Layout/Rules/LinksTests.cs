using IsoDienTu.Layout.Reading;

namespace IsoDienTu.Layout.Rules;

public sealed class LinksTests
{
    [Fact]
    public void Documents_link_to_what_is_there() => Holds.Everywhere(Links.Check);

    [Fact]
    public void A_dead_link_is_found() => Holds.CatchesOne(Links.Check, "../src/Gone is not", ("docs/a.md", "see [it](../src/Gone)"));

    [Fact]
    public void Files_folders_anchors_and_other_hosts_are_let_through() =>
        Holds.IsQuiet(
            Links.Check,
            ("docs/decisions/0001-a.md", "[up](../b.md#x) [root](../../src) [here](0001-a.md) [web](https://www.w3.org/) [there](#below)"),
            ("docs/b.md", "[folder](decisions)"),
            ("src/Web/Program.cs", "")
        );
}
