using IsoDienTu.Bpmn;
using IsoDienTu.Processes;
using IsoDienTu.Processes.Designing;

namespace IsoDienTu.Pure.Processes;

/// <summary>What buttons ask, when a procedure's card draws its process anew.</summary>
public sealed class KeptAsksTests
{
    private static readonly Asked Reason = new() { Comment = true, CommentLabel = "Lý do" };

    private static Diagram Draw(string secondStep = "Ký duyệt", string back = "S1") =>
        DraftDiagram
            .Of(
                new ProcessDraft(
                    "QT.01",
                    "Cấp giấy",
                    [new("L1", "Chuyên viên")],
                    [
                        new("S1", "1", "Thẩm định", "L1", null, null, []),
                        new("S2", "2", secondStep, "L1", null, null, []),
                        new("S3", "3", "Trả kết quả", "L1", null, null, []),
                    ],
                    [
                        new(DraftEnds.Start, "S1", null),
                        new("S1", "S2", null),
                        new("S2", "S3", "Đồng ý"),
                        new("S2", back, "Không đồng ý", DraftFlowKind.Rework),
                        new("S3", DraftEnds.End, null),
                    ]
                )
            )
            .Diagram;

    private static Outcome No(Diagram diagram) => diagram.OutcomesOf(Step(diagram, "2").Id).Single(o => o.Label == "Không đồng ý");

    private static Node Step(Diagram diagram, string number) => diagram.Nodes.Single(n => n.Step?.Number == number);

    private static Diagram Before()
    {
        var diagram = Draw();
        return diagram.WithAsked(No(diagram).FlowId, Reason).WithAsked(Step(diagram, "3").Id, new Asked { Confirm = true });
    }

    [Fact]
    public void They_stay_with_the_same_step_and_the_same_way()
    {
        var again = KeptAsks.Onto(Draw(), Before());
        Assert.Equal("Lý do", No(again).Asked.CommentLabel);
        Assert.True(Step(again, "3").Asked!.Confirm);
        Assert.Equal(Draw().Shapes.Length, again.Shapes.Length);
        Assert.True(No(KeptAsks.Onto(Draw(), null)).Asked.IsNothing);
    }

    [Fact]
    public void They_do_not_go_over_to_a_way_that_leads_elsewhere()
    {
        Assert.True(No(KeptAsks.Onto(Draw(back: "S2"), Before())).Asked.IsNothing);
        Assert.Equal("Lý do", No(KeptAsks.Onto(Draw(secondStep: "Ký"), Before())).Asked.CommentLabel);
    }
}
