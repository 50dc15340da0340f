using IsoDienTu.Kernel;
using IsoDienTu.Signing;

namespace IsoDienTu.Pure.Signing;

/// <summary>A PDF file that does more than show pages is not taken as a document, wherever in it the other thing lies.</summary>
public sealed class PdfInspectionTests
{
    private const string Action = "/OpenAction<</S/JavaScript/JS(app.alert)>>";

    public static TheoryData<string, string> Kinds() =>
        new()
        {
            { Action, "signing.pdf.script" },
            { "/Names<</JavaScript<</Names[(a)<</S/JavaScript/JS(x)>>]>>>>", "signing.pdf.script" },
            { "/OpenAction<</S/J#61vaScript>>", "signing.pdf.script" },
            { "/AA<</WC<</S/Launch/F(cmd.exe)>>>>", "signing.pdf.order" },
            { "/OpenAction<</S/GoTo/D[4 0 R/Fit]/Next[<</S/SubmitForm/F(http://x)>>]>>", "signing.pdf.order" },
            { "/OpenAction<</S/ImportData/F(x.fdf)>>", "signing.pdf.order" },
            { "/Names<</EmbeddedFiles<</Names[(a)<</Type/Filespec>>]>>>>", "signing.pdf.attachment" },
            { "/AF[<</Type/Filespec/EF<</F 5 0 R>>>>]", "signing.pdf.attachment" },
            { "/Extra<</Type/Annot/Subtype/FileAttachment>>", "signing.pdf.attachment" },
            { "/Extra[[[<</Type/Annot/Subtype/RichMedia>>]]]", "signing.pdf.order" },
            { "/AcroForm<</XFA(x)>>", "signing.pdf.form" },
        };

    [Theory]
    [MemberData(nameof(Kinds))]
    public void It_is_refused_by_what_it_would_do(string catalog, string key)
    {
        var refused = Assert.Throws<RuleException>(() => PdfInspection.Read(Papers.Plain(catalog: catalog)));
        Assert.Equal(key, refused.Key);
        Assert.Equal("Pdf", refused.Field);
    }

    [Fact]
    public void A_state_that_was_added_later_counts_and_one_that_was_replaced_does_not()
    {
        var late = Papers.Append(Papers.Plain(), 1, $"<</Type/Catalog/Pages 2 0 R{Action}>>");
        Assert.Equal("signing.pdf.script", Assert.Throws<RuleException>(() => PdfInspection.Read(late)).Key);
        var mended = Papers.Append(Papers.Plain(catalog: Action), 1, "<</Type/Catalog/Pages 2 0 R>>");
        Assert.Single(PdfInspection.Read(mended).Pages);
    }

    [Fact]
    public void Pages_are_told_as_they_are_shown_and_links_to_the_web_are_no_fault()
    {
        var facts = PdfInspection.Read(Papers.Plain(3, turn: 90, catalog: "/Extra<</Type/Annot/Subtype/Link/A<</S/URI/URI(https://x)>>>>"));
        Assert.Equal(3, facts.Pages.Count);
        Assert.Equal((842d, 595d), (facts.Pages[0].Width, facts.Pages[0].Height));
        Assert.False(facts.IsSigned);
    }

    [Fact]
    public void What_is_no_PDF_encrypted_or_damaged_says_so()
    {
        Assert.Equal("signing.pdf.kind", Assert.Throws<RuleException>(() => PdfInspection.Read("<html>"u8.ToArray())).Key);
        Assert.Equal(
            "signing.pdf.encrypted",
            Assert.Throws<RuleException>(() => PdfInspection.Read(Papers.Plain(extra: "/Encrypt 9 0 R"))).Key
        );
        Assert.Equal(
            "signing.pdf.damaged",
            Assert.Throws<RuleException>(() => PdfInspection.Read(Papers.Plain().AsSpan()[..^60].ToArray())).Key
        );
    }
}
