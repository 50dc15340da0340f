using IsoDienTu.Documents.Writing;

namespace IsoDienTu.Pure.Documents;

public sealed class SectionMovesTests
{
    [Theory]
    [InlineData("add:0", "a,Mục mới,b,c", 1)]
    [InlineData("remove:1", "a,c", 0)]
    [InlineData("up:2", "a,c,b", 1)]
    [InlineData("down:0", "b,a,c", 1)]
    [InlineData("up:0", "a,b,c", null)]
    [InlineData("down:2", "a,b,c", null)]
    [InlineData("remove:9", "a,b,c", null)]
    [InlineData("remove:-1", "a,b,c", null)]
    [InlineData("save", "a,b,c", null)]
    [InlineData(null, "a,b,c", null)]
    public void A_button_moves_its_section(string? act, string after, int? on)
    {
        List<SectionInput> sections = [.. "abc".Select(c => new SectionInput { Title = $"{c}" })];
        Assert.Equal(on, SectionMoves.Apply(sections, act));
        Assert.Equal(after, string.Join(',', sections.Select(s => s.Title)));
    }

    [Fact]
    public void The_last_section_stays()
    {
        List<SectionInput> sections = [new() { Title = "a" }];
        SectionMoves.Apply(sections, "remove:0");
        Assert.Single(sections);
    }
}
