using IsoDienTu.Bpmn.Expressions;
using IsoDienTu.Bpmn.Nodes;

namespace IsoDienTu.Bpmn.Running;

/// <summary>What services and called processes answer.</summary>
internal static class Answers
{
    public static Refusal? ServiceDone(Run run, Input.ServiceDone done)
    {
        if (Asked<ServiceTask>(run, done.TaskId) is not { } token)
        {
            return Refusals.NoSuchTask(done.TaskId);
        }
        Inputs.Set(run, done.Variables, token.ScopeId);
        Inputs.Finish(run, token, run.NodeOf(token.At), token.Outcome);
        return null;
    }

    public static Refusal? ServiceFailed(Run run, Input.ServiceFailed failed)
    {
        if ((Asked<ServiceTask>(run, failed.TaskId) ?? Asked<CallActivity>(run, failed.TaskId)) is not { } token)
        {
            return Refusals.NoSuchTask(failed.TaskId);
        }
        if (failed.Code is null || !Throwing.ErrorAt(run, token, failed.Code))
        {
            var node = run.NodeOf(token.At);
            run.Stick(node, run.Lift(token), Trouble.Service(node, failed.Reason));
        }
        return null;
    }

    public static Refusal? CalledEnded(Run run, Input.CalledEnded ended)
    {
        if (Asked<CallActivity>(run, ended.TaskId) is not { } token)
        {
            return Refusals.NoSuchTask(ended.TaskId);
        }
        var node = run.NodeOf(token.At);
        try
        {
            CallActivity.TakeBack(run, node, token, ended.Variables);
            Inputs.Finish(run, token, node, token.Outcome);
        }
        catch (ExpressionError error)
        {
            // The call itself is done: a retry only goes on.
            run.Stick(node, run.Lift(token), Trouble.Expression(node, error), TokenPhase.Blocked);
        }
        return null;
    }

    public static Refusal? CalledFailed(Run run, Input.CalledFailed failed)
    {
        if (Asked<CallActivity>(run, failed.TaskId) is not { } token)
        {
            return Refusals.NoSuchTask(failed.TaskId);
        }
        if (!Throwing.ErrorAt(run, token, failed.Code))
        {
            Throwing.Fail(run, run.NodeOf(token.At), run.Lift(token), failed.Code);
        }
        return null;
    }

    public static Refusal? CalledEscalated(Run run, Input.CalledEscalated escalated)
    {
        if (Asked<CallActivity>(run, escalated.TaskId) is not { } token)
        {
            return Refusals.NoSuchTask(escalated.TaskId);
        }
        Throwing.Escalation(run, run.NodeOf(token.At), token.ScopeId, escalated.Code, token);
        return null;
    }

    private static Token? Asked<T>(Run run, long id)
        where T : Behaviour => run.Tokens.Find(t => t.Id == id && t.Phase == TokenPhase.Open && run.NodeOf(t.At).Behaviour is T);
}
