using IsoDienTu.Bpmn;

namespace IsoDienTu.Processes.Standard;

/// <summary>The process by which an opinion is given: one step that ends in agreement or not, with words either way.</summary>
internal static class Opinions
{
    /// <summary>Outcome of whoever agrees.</summary>
    public const string Agree = "agree";

    /// <summary>Outcome of whoever does not.</summary>
    public const string Disagree = "disagree";

    public static void Draw(DiagramBuilder builder, string role)
    {
        var start = builder.Start(role, "Được hỏi");
        var answer = builder.UserTask(new StepFacts("1") { Role = role }, "Trả lời ý kiến", role);
        var way = builder.ExclusiveGateway("1", role);
        builder.Flow(start, answer);
        builder.Flow(answer, way);
        var words = new Asked { Comment = true, CommentLabel = "Nội dung ý kiến" };
        builder.Flow(way, builder.End(role, "Đồng ý"), Agree, "Đồng ý", words);
        builder.Flow(way, builder.End(role, "Không đồng ý"), Disagree, "Không đồng ý", words);
    }
}
