using IsoDienTu.Layout.Reading;

namespace IsoDienTu.Layout.Rules;

public sealed class SentencesCompleteTests
{
    private static readonly (string, string) Project = ("src/Quality/Quality.csproj", "<Project />");

    [Fact]
    public void Every_sentence_that_code_says_has_its_english() => Holds.Everywhere(SentencesComplete.Check);

    [Theory]
    [InlineData("throw new RuleException(typeof(Texts), \"quality.cause.missing\", \"Hãy nêu nguyên nhân.\");")]
    [InlineData("throw new RuleException(\n  typeof(Texts),\n  \"quality.cause.missing\",\n  \"Hãy nêu nguyên nhân.\",\n  nameof(Cause));")]
    [InlineData("flaws.Add(new Flaw(\"quality.cause\", \"Hãy nêu nguyên nhân.\", field));")]
    [InlineData("setup.Right(\"quality.audit\", \"Hãy nêu nguyên nhân.\", \"inspector\");")]
    [InlineData("setup.Menu(\"Hãy nêu nguyên nhân.\", \"/Quality\", \"quality.audit\", \"inbox\", 1);")]
    [InlineData("var words = texts[\"Hãy nêu nguyên nhân.\", 3];")]
    [InlineData("[Required(ErrorMessage = \"Hãy nêu nguyên nhân.\")] public string Cause;")]
    public void A_sentence_without_english_is_found(string code) =>
        Holds.CatchesOne(SentencesComplete.Check, "\"Hãy nêu nguyên nhân.\" has no English", Project, ("src/Quality/A.cs", code));

    [Fact]
    public void A_notice_in_one_language_is_found() =>
        Holds.CatchesOne(SentencesComplete.Check, "a notice is said", Project, ("src/Quality/A.cs", "Notice = \"Đã lưu.\";"));

    [Fact]
    public void Translated_sentences_codes_and_data_are_let_through() =>
        Holds.IsQuiet(
            SentencesComplete.Check,
            Project,
            (
                "src/Quality/A.cs",
                """
                throw new RuleException(typeof(Texts), "quality.cause", "Hãy nêu nguyên nhân.");
                Log.Write(work, "quality.audited", "audit", id);
                Notice = texts["Hãy nêu nguyên nhân."];
                Say("quality.both", "Sai. / Wrong.");
                """
            ),
            ("src/Quality/Texts.en.resx", "<root><data name=\"Hãy nêu nguyên nhân.\"><value>Name the cause.</value></data></root>")
        );
}
