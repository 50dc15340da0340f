using IsoDienTu.Layout.Reading;

namespace IsoDienTu.Layout.Rules;

public sealed class DomainWordsTests
{
    [Fact]
    public void The_tools_of_storey_0_know_no_administration() => Holds.Everywhere(DomainWords.Check);

    [Theory]
    [InlineData("src/Kernel/Files.cs", "class DossierFiles;", "\"Dossier\"")]
    [InlineData("src/Kernel/Files.cs", "var m = \"Hồ sơ đã khóa\";", "\"hồ sơ\"")]
    [InlineData("src/Kernel/Database/0001-a.sql", "create table kernel.dossier_file (x int);", "\"dossier\"")]
    [InlineData("src/Bpmn/Lane.cs", "record Lane(int AgencyId);", "\"Agency\"")]
    public void A_word_of_the_administration_is_found(string path, string text, string words) =>
        Holds.CatchesOne(DomainWords.Check, words, (path, text));

    [Fact]
    public void A_source_in_a_comment_and_a_word_within_a_word_are_let_through() =>
        Holds.IsQuiet(
            DomainWords.Check,
            ("src/WorkingTime/Term.cs", "// NĐ 118/2025: a dossier received after 15:00\nrecord Term(int Forward, string Reward);"),
            ("src/Kernel/IWork.cs", "interface IWork { int AgencyId { get; } }"),
            ("src/Dossiers/Dossier.cs", "class Dossier;")
        );
}
