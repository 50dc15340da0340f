using System.Text;

namespace IsoDienTu.Pure.Bpmn.Running;

/// <summary>Blocks with events, repetition, calls and undoing.</summary>
internal sealed partial class RandomProcess
{
    private (string First, string Last) Eventful(int kind, int depth) =>
        kind switch
        {
            0 => Single(New("intermediateCatchEvent", Awaited())),
            1 => Single(New("receiveTask", attributes: " messageRef=\"m1\"")),
            2 => Linked(depth),
            3 => Race(depth),
            4 => Single(Repeated(depth)),
            5 => Single(Within("subProcess", depth, Beside)),
            6 => Single(New("adHocSubProcess", Text("userTask") + Text("serviceTask"))),
            7 => Single(New("callActivity", attributes: " calledElement=\"elsewhere\"")),
            8 => Single(WithUndo("subProcess", depth, "intermediateThrowEvent")),
            9 => CalledOff(depth),
            10 => Failing(depth),
            _ => Single(New("intermediateThrowEvent", Thrown())),
        };

    /// <summary>An element as text, to be put inside another one.</summary>
    private string Text(string kind) => $"<{kind} id=\"{kind[..1]}{_count++}\"/>";

    private string Awaited() =>
        _random.Next(4) switch
        {
            0 => "<messageEventDefinition messageRef=\"m1\"/>",
            1 => "<messageEventDefinition messageRef=\"m2\"/>",
            2 => "<signalEventDefinition signalRef=\"s1\"/>",
            _ => $"<conditionalEventDefinition><condition>x = {_random.Next(4)}</condition></conditionalEventDefinition>",
        };

    private string Thrown() =>
        _random.Next(3) switch
        {
            0 => "<messageEventDefinition messageRef=\"m1\"/>",
            1 => "<signalEventDefinition signalRef=\"s1\"/>",
            _ => "<escalationEventDefinition escalationRef=\"esc\"/>",
        };

    private (string, string) Linked(int depth)
    {
        var name = $"link{_count++}";
        var (first, last) = Block(depth + 1);
        Flow(last, New("intermediateThrowEvent", $"<linkEventDefinition id=\"l{_count++}\" name=\"{name}\"/>"));
        return (first, New("intermediateCatchEvent", $"<linkEventDefinition id=\"l{_count++}\" name=\"{name}\"/>"));
    }

    private (string, string) Race(int depth)
    {
        var gateway = New("eventBasedGateway");
        var meet = New("exclusiveGateway");
        for (var i = 2 + _random.Next(2); i > 0; i--)
        {
            var caught =
                _random.Next(3) == 0
                    ? New("receiveTask", attributes: " messageRef=\"m2\"")
                    : New("intermediateCatchEvent", _random.Next(2) == 0 ? Timer : Awaited());
            var (first, last) = Block(depth + 1);
            Flow(gateway, caught);
            Flow(caught, first);
            Flow(last, meet);
        }
        return (gateway, meet);
    }

    private string Repeated(int depth)
    {
        var loop =
            _random.Next(4) == 0
                ? $"<standardLoopCharacteristics loopMaximum=\"{_random.Next(1, 4)}\"><loopCondition>x &gt; 1</loopCondition></standardLoopCharacteristics>"
                : $"<multiInstanceLoopCharacteristics isSequential=\"{(_random.Next(2) == 0 ? "true" : "false")}\"><loopCardinality>{_random.Next(4)}</loopCardinality>"
                    + (_random.Next(3) == 0 ? "<completionCondition>nrOfCompletedInstances &gt;= 1 and x = 2</completionCondition>" : "")
                    + "</multiInstanceLoopCharacteristics>";
        return _random.Next(4) switch
        {
            0 => New("userTask", loop),
            1 => New("serviceTask", loop),
            2 => New("callActivity", loop, " calledElement=\"elsewhere\""),
            _ => WithUndo("subProcess", depth, "intermediateThrowEvent", loop),
        };
    }

    private string Holding(string kind, Action inside, string more = "")
    {
        var outside = _nodes;
        _nodes = new StringBuilder(more);
        inside();
        var drawn = _nodes.ToString();
        _nodes = outside;
        return New(kind, drawn);
    }

    private string Within(string kind, int depth, Action<int> more) =>
        Holding(
            kind,
            () =>
            {
                Container(depth + 1);
                more(depth);
            }
        );

    /// <summary>An event sub-process beside what runs, or instead of it.</summary>
    private void Beside(int depth)
    {
        // Nothing else speaks of these, so that what runs inside does not wait for what would start it anew.
        var interrupting = _random.Next(2) == 0;
        var definition = _random.Next(4) switch
        {
            0 => Timer,
            1 => "<messageEventDefinition messageRef=\"m3\"/>",
            2 when interrupting => Awaited(),
            _ => "<signalEventDefinition signalRef=\"s3\"/>",
        };
        var outside = _nodes;
        _nodes = new StringBuilder();
        var start = New("startEvent", definition, $" isInterrupting=\"{(interrupting ? "true" : "false")}\"");
        var (first, last) = Block(depth + 2);
        Flow(start, first);
        Flow(last, New("endEvent"));
        var inside = _nodes.ToString();
        _nodes = outside;
        New("subProcess", inside, " triggeredByEvent=\"true\"");
    }

    /// <summary>A step that can be undone, then something, then the undoing.</summary>
    private string WithUndo(string kind, int depth, string thrower, string more = "") =>
        Holding(
            kind,
            () =>
            {
                var step = New(_random.Next(2) == 0 ? "userTask" : "serviceTask");
                Undone(step);
                var (first, last) = Block(depth + 1);
                var undo = New(thrower, "<compensateEventDefinition/>");
                Flow(New("startEvent"), step);
                Flow(step, first);
                Flow(last, undo);
                Flow(undo, New("endEvent"));
            },
            more
        );

    private void Undone(string step)
    {
        var undo = New(_random.Next(2) == 0 ? "userTask" : "serviceTask", attributes: " isForCompensation=\"true\"");
        var border = New("boundaryEvent", "<compensateEventDefinition/>", $" attachedToRef=\"{step}\"");
        _nodes.Append($"<association id=\"a{_count++}\" sourceRef=\"{border}\" targetRef=\"{undo}\"/>");
    }

    /// <summary>A transaction that is called off by data, and goes on at its border.</summary>
    private (string, string) CalledOff(int depth)
    {
        var transaction = Holding(
            "transaction",
            () =>
            {
                var step = New("userTask");
                Undone(step);
                Branching(step, depth, "<cancelEventDefinition/>");
            }
        );
        return Bordered(transaction, depth, "<cancelEventDefinition/>");
    }

    /// <summary>A sub-process that fails by data, and goes on at its border.</summary>
    private (string, string) Failing(int depth)
    {
        var inner = Holding(
            "subProcess",
            () =>
            {
                Branching(New("userTask"), depth, "<errorEventDefinition errorRef=\"bad\"/>");
            }
        );
        return Bordered(inner, depth, "<errorEventDefinition/>");
    }

    private void Branching(string step, int depth, string end)
    {
        var (first, last) = Block(depth + 1);
        var good = $"d{_count++}";
        var choice = New("exclusiveGateway", attributes: $" default=\"{good}\"");
        Flow(New("startEvent"), step);
        Flow(step, first);
        Flow(last, choice);
        Flow(choice, New("endEvent", end), "y = 1");
        var done = New("endEvent");
        _nodes.Append($"<sequenceFlow id=\"{good}\" sourceRef=\"{choice}\" targetRef=\"{done}\"/>");
    }

    private (string, string) Bordered(string host, int depth, string definition)
    {
        var border = New("boundaryEvent", definition, $" attachedToRef=\"{host}\"");
        var (first, last) = Block(depth + 1);
        var meet = New("exclusiveGateway");
        Flow(border, first);
        Flow(last, meet);
        Flow(host, meet);
        return (host, meet);
    }
}
