using IsoDienTu.Bpmn.Expressions;
using IsoDienTu.Bpmn.Running;

namespace IsoDienTu.Bpmn.Nodes;

/// <summary>A step that a person does: opens a task for those whom the diagram names and waits for its completion.</summary>
internal class UserTask : WaitingActivity
{
    public override bool IsHuman => true;

    protected override Trouble? Check(Run run, Node node, Mover mover)
    {
        try
        {
            People(run, node, mover);
            return null;
        }
        catch (ExpressionError error)
        {
            return Trouble.Expression(node, error);
        }
    }

    protected override void Begin(Run run, Node node, Token token) =>
        run.Tell(new Effect.OpenTask(token.Id, node.Id, People(run, node, new Mover(token.ScopeId, token.Outcome))));

    /// <exception cref="ExpressionError">One of the names cannot be worked out.</exception>
    public static Assignment People(Run run, Node node, Mover mover)
    {
        var written = node.Assignment;
        if (written.IsEmpty && written.DueDate is null)
        {
            return written;
        }
        var names = run.Names(mover);
        string? Fill(string? text) => text is null ? null : Template.Fill(text, names);
        return written with
        {
            Assignee = Fill(written.Assignee),
            CandidateUsers = [.. written.CandidateUsers.SelectMany(u => Everyone(u, names))],
            CandidateGroups = [.. written.CandidateGroups.SelectMany(g => Everyone(g, names))],
            DueDate = Fill(written.DueDate),
        };
    }

    /// <summary>An expression may give one name, several with commas between, or a list of them.</summary>
    private static string[] Everyone(string text, Lookup names) =>
        Template.Fill(text, names).Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
