using IsoDienTu.Layout.Reading;

namespace IsoDienTu.Layout.Rules;

public sealed class BannedSymbolsTests
{
    [Fact]
    public void No_banned_symbol_is_used() => Holds.Everywhere(BannedSymbols.Check);

    [Theory]
    [InlineData("src/Quality/A.cs", "var a = DateTime.Now;", "DateTime.Now")]
    [InlineData("src/Quality/A.cshtml", "@DateTimeOffset.UtcNow", "DateTimeOffset.UtcNow")]
    [InlineData("src/Quality/A.cs", "var a = name.ToLower();", ".ToLower()")]
    [InlineData("src/Quality/A.cs", "var a = Load().Result;", ".Result")]
    [InlineData("src/Quality/A.cs", "#pragma warning disable RS0030\n", "not switched off")]
    [InlineData("tests/Pure/A.cs", "// TO" + "DO later", "unfinished")]
    public void A_banned_symbol_is_found(string path, string text, string words) =>
        Holds.CatchesOne(BannedSymbols.Check, words, (path, text));

    [Fact]
    public void The_same_words_in_comments_and_names_of_ours_are_let_through() =>
        Holds.IsQuiet(
            BannedSymbols.Check,
            (
                "src/Quality/A.cs",
                "// never DateTime.Now\nvar a = audit.Result; var b = \"DateTime.Now\"; var c = x.ToLowerInvariant(); Find().Result();"
            )
        );
}
