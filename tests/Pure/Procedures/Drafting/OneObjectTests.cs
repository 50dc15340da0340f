using IsoDienTu.Documents;
using IsoDienTu.Procedures.Drafting;
using IsoDienTu.Processes;

namespace IsoDienTu.Pure.Procedures.Drafting;

/// <summary>The document and the diagram are made from one card: a change shows in both.</summary>
public sealed class OneObjectTests
{
    private static string Text(ProcedureCard card) => string.Join('\n', CardDocument.Write(card).Lines());

    private static ProcedureCard With(ProcedureCard card, Func<CardStep, CardStep> change) =>
        card with
        {
            Steps = [card.Steps[0], change(card.Steps[1]), card.Steps[2]],
        };

    [Fact]
    public void A_new_name_role_time_and_form_of_a_step_show_in_the_text_and_in_the_process()
    {
        var changed = With(
            Cards.Small,
            s => s with { Name = "Thẩm tra thực địa", Role = "Tổ thẩm tra", Term = "12 giờ làm việc", Forms = ["BM.01.09"] }
        );

        var step = CardProcess.Draft(changed).Steps[1];
        Assert.Equal(("Thẩm tra thực địa", 720), (step.Name, step.Minutes));
        Assert.Equal(["BM.01.09"], step.Forms);
        Assert.Contains(CardProcess.Draft(changed).Lanes, l => l.Id == step.LaneId && l.RoleWords == "Tổ thẩm tra");
        Assert.Contains("2 | Thẩm tra thực địa | Tổ thẩm tra | 12 giờ làm việc | BM.01.09 | ", Text(changed), StringComparison.Ordinal);
        Assert.DoesNotContain("Thẩm định", Text(changed), StringComparison.Ordinal);
    }

    [Fact]
    public void A_new_way_of_a_step_shows_in_the_text_and_in_the_process()
    {
        var changed = With(Cards.Small, s => s with { Ways = [.. s.Ways, new CardWay(WayKind.Refuse, "", "Không đủ điều kiện")] });

        Assert.Contains(
            CardProcess.Draft(changed).Flows,
            f => f is { From: "s2", To: DraftEnds.Refused, Kind: DraftFlowKind.Refuse, OutcomeLabel: "Không đủ điều kiện" }
        );
        Assert.Contains("Không đủ điều kiện: từ chối giải quyết", Text(changed), StringComparison.Ordinal);
    }

    [Fact]
    public void Ways_are_said_with_the_numbers_that_steps_bear_now()
    {
        var card = Cards.Small;

        Assert.Equal(["Đạt: chuyển bước 3", "Chưa đạt: trả lại bước 1"], card.WaysInWords(card.Steps[1]));
        Assert.Equal(["Kết thúc"], card.WaysInWords(card.Steps[2]));
    }

    [Fact]
    public void A_way_without_a_target_is_left_out_of_the_drawing_until_it_is_chosen()
    {
        var open = With(Cards.Small, s => s with { Ways = [.. s.Ways, new CardWay(WayKind.Rework, "", null)] });

        Assert.Equal(CardProcess.Draft(Cards.Small).Flows, CardProcess.Draft(open).Flows);
    }

    [Fact]
    public void The_document_numbers_its_sections_and_leaves_empty_ones_out()
    {
        var content = CardDocument.Write(Cards.Small);

        Assert.Equal(["1", "1.1", "1.2"], content.Sections.Select(s => s.Number));
        Assert.Equal(["Nội dung quy trình", "Thời hạn giải quyết", "Quy trình xử lý"], content.Sections.Select(s => s.Title));
        Assert.IsType<TableBlock>(content.Sections[2].Blocks[0]);
    }

    [Fact]
    public void A_demo_procedure_is_drawn_without_an_error()
    {
        var card = Cards.Demo("QT.DD.01.html");

        var (svg, findings) = Definitions.Preview(CardProcess.Draft(card), card.LegalMinutes, "t", "vi");

        Assert.StartsWith("<svg", svg, StringComparison.Ordinal);
        Assert.DoesNotContain(findings, f => f.Level == "error");
    }

    [Fact]
    public void A_finding_leads_to_the_step_of_its_element()
    {
        var twice = With(Cards.Small, s => s with { Number = "1" });

        Assert.Equal("s1", CardProcess.StepOf(twice, "Step_1")?.Id);
        Assert.Equal("s2", CardProcess.StepOf(twice, "Step_1__2")?.Id);
        Assert.Equal("s3", CardProcess.StepOf(twice, "Gateway_3")?.Id);
        Assert.Null(CardProcess.StepOf(twice, "Flow_1"));
        Assert.Null(CardProcess.StepOf(twice, null));
    }
}
