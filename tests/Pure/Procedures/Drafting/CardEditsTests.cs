using IsoDienTu.Procedures.Drafting;

namespace IsoDienTu.Pure.Procedures.Drafting;

public sealed class CardEditsTests
{
    private static string Told(ProcedureCard card) =>
        string.Join(" | ", card.Steps.Select(s => $"{s.Number} {s.Name}: {string.Join(", ", card.WaysInWords(s))}"));

    [Fact]
    public void A_step_put_in_between_is_reached_and_leads_on_and_the_numbers_are_counted_anew()
    {
        var card = CardEdits.Do(Cards.Small, "step-add:s1");

        Assert.Equal(
            "1 Tiếp nhận: Chuyển bước 2 | 2 : Chuyển bước 3 | 3 Thẩm định: Đạt: chuyển bước 4, Chưa đạt: trả lại bước 1 | 4 Ký: Kết thúc",
            Told(card)
        );
        Assert.Equal("s4", card.Steps[1].Id);
    }

    [Fact]
    public void After_a_step_is_taken_out_the_one_before_leads_to_the_one_after()
    {
        Assert.Equal("1 Tiếp nhận: Chuyển bước 2 | 2 Ký: Kết thúc", Told(CardEdits.Do(Cards.Small, "step-remove:s2")));
    }

    [Fact]
    public void A_way_back_to_a_step_that_is_gone_goes_with_it()
    {
        Assert.Equal("1 Thẩm định: Đạt: chuyển bước 2 | 2 Ký: Kết thúc", Told(CardEdits.Do(Cards.Small, "step-remove:s1")));
    }

    [Fact]
    public void Moving_a_step_keeps_the_chain()
    {
        var moved = CardEdits.Do(Cards.Small, "step-down:s2");

        Assert.Equal(["s1", "s3", "s2"], moved.Steps.Select(s => s.Id));
        Assert.Equal(
            "1 Tiếp nhận: Chuyển bước 2 | 2 Ký: Chuyển bước 3 | 3 Thẩm định: Đạt: kết thúc, Chưa đạt: trả lại bước 1",
            Told(moved)
        );
        Assert.Equal(Told(Cards.Small), Told(CardEdits.Do(moved, "step-up:s2")));
    }

    [Fact]
    public void Printed_numbers_that_do_not_count_from_one_are_kept()
    {
        var card = Cards.Small with { Steps = [.. Cards.Small.Steps.Select(s => s with { Number = "2." + s.Number })] };

        Assert.Equal(["2.1", "", "2.2", "2.3"], CardEdits.Do(card, "step-add:s1").Steps.Select(s => s.Number));
    }

    [Fact]
    public void Ways_and_papers_are_added_and_taken_away_by_their_place()
    {
        var card = CardEdits.Do(Cards.Small, "way-add:s3");
        Assert.Equal(2, card.Steps[2].Ways.Count);
        Assert.Equal(["Kết thúc"], card.WaysInWords(CardEdits.Do(card, "way-remove:s3:1").Steps[2]));
        var papers = CardEdits.Do(CardEdits.Do(Cards.Small, "part-add"), "part-add");
        Assert.Equal(["2"], CardEdits.Do(papers, "part-remove:0").Parts.Select(p => p.No));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("save")]
    [InlineData("step-up:s1")]
    [InlineData("step-remove:s9")]
    [InlineData("way-remove:s1:x")]
    [InlineData("part-remove:7")]
    public void A_button_that_does_not_apply_changes_nothing(string? act)
    {
        Assert.Equal(CardJson.Write(Cards.Small), CardJson.Write(CardEdits.Do(Cards.Small, act)));
    }

    [Fact]
    public void The_first_step_of_an_empty_table_ends_the_procedure()
    {
        Assert.Equal("1 : Kết thúc", Told(CardEdits.Do(new ProcedureCard(), "step-first")));
    }
}
