using IsoDienTu.Kernel;
using IsoDienTu.Procedures.Drafting;
using IsoDienTu.Procedures.Models;
using IsoDienTu.Pure.Procedures.Drafting;

namespace IsoDienTu.Pure.Procedures.Models;

/// <summary>The owner's words become places to fill in, and another agency's words take those places.</summary>
public sealed class ModelWordsTests
{
    private static readonly ModelParameter[] Parameters =
    [
        new("so", "Cơ quan", "Sở"),
        new("noi-tiep-nhan", "Nơi tiếp nhận", "Sở Nội vụ"),
        new("lanh-dao", "Ai ký", "Lãnh đạo Sở"),
        new("khong-dung", "Không dùng", "Chữ không có trong quy trình"),
    ];

    [Theory]
    [InlineData("QT.NV.02.html")]
    [InlineData("QT.DD.01.html")]
    [InlineData("QT.TK.01.html")]
    public void Filled_with_the_owners_own_words_the_model_says_what_the_owner_says(string file)
    {
        var card = Cards.Demo(file);
        var values = Parameters.ToDictionary(p => p.Key, p => p.Words);
        var model = ModelWords.Put(card, Parameters);
        var bare = card with { Issue = null, IssuedOn = null, Decision = null, SignOffs = [], Roles = [] };
        Assert.Equal(CardJson.Write(bare), CardJson.Write(ModelWords.Fill(model, values)));
    }

    [Fact]
    public void The_longest_words_count_and_only_as_whole_words()
    {
        var card = Cards.Small with { Fee = "Sở Nội vụ; Lãnh đạo Sở; Sởn; Sở" };
        Assert.Equal("{{noi-tiep-nhan}}; {{lanh-dao}}; Sởn; {{so}}", ModelWords.Put(card, Parameters).Fee);
    }

    [Fact]
    public void Nobodys_name_and_no_post_goes_along()
    {
        var card = Cards.Demo("QT.NV.02.html") with { Roles = [new CardRole("Một cửa", [Guid.CreateVersion7()])] };
        Assert.NotEmpty(card.SignOffs);
        var model = ModelWords.Put(card, Parameters);
        Assert.Empty(model.SignOffs);
        Assert.Empty(model.Roles);
        Assert.DoesNotContain(card.SignOffs[0].Name, CardJson.Write(model), StringComparison.Ordinal);
    }

    [Fact]
    public void Only_what_stands_in_the_model_is_asked_for()
    {
        var model = ModelWords.Put(Cards.Small with { Fee = "Sở", Place = "Lãnh đạo Sở" }, Parameters);
        Assert.Equal(["so", "lanh-dao"], ModelWords.Asked(model, Parameters).Select(p => p.Key));
    }

    [Fact]
    public void Each_place_is_named_with_what_it_will_say()
    {
        var card = Cards.Small with { Fee = "Nộp tại Sở" };
        var place = Assert.Single(ModelWords.Places(card, Parameters));
        Assert.Equal(("Phí, lệ phí", "Nộp tại Sở", "Nộp tại {{so}}"), (place.At.Label, place.Before, place.After));
    }

    [Fact]
    public void Braces_that_nobody_defined_are_refused_with_their_place()
    {
        var refused = Assert.Throws<RuleException>(() => ModelWords.Put(Cards.Small with { Fee = "Theo {{muc-phi}}" }, Parameters));
        Assert.Equal("procedures.model.undefined", refused.Key);
        Assert.Equal(["{{muc-phi}}", "Phí, lệ phí"], refused.Args);
    }

    [Theory]
    [InlineData("QT.NV.01,QT.NV.02,QT.TK.07", "QT.NV.03")]
    [InlineData("QT 09/CX,QT.001", "QT.002")]
    [InlineData("", "QT.MAU.01")]
    [InlineData("QT.A,QT.MAU.01", "QT.MAU.02")]
    public void A_code_goes_on_as_the_agency_counts(string own, string proposed) =>
        Assert.Equal(proposed, CodeProposal.Of(own.Split(',', StringSplitOptions.RemoveEmptyEntries), "QT.MAU.01"));
}
