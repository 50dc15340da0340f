using System.Text;

namespace IsoDienTu.Pure.Bpmn.Running;

/// <summary>
/// Draws a random well-structured process from numbers: tasks, scripts and timers in sequences, choices, parallel and inclusive blocks,
/// loops, sub-processes, boundary timers, and what <see cref="Eventful"/> adds. The same numbers give the same process.
/// </summary>
internal sealed partial class RandomProcess
{
    private readonly Random _random;
    private readonly int _size;
    private StringBuilder _nodes = new();
    private int _count;

    private RandomProcess(int seed, int size)
    {
        _random = new Random(seed);
        _size = size;
    }

    /// <summary>The messages, signals and errors of which its events speak.</summary>
    public const string Roots =
        "<message id=\"m1\" name=\"first\"/><message id=\"m2\" name=\"second\"/><message id=\"m3\" name=\"third\"/><signal id=\"s1\" name=\"all\"/><signal id=\"s3\" name=\"beside\"/><error id=\"bad\" errorCode=\"B\"/><escalation id=\"esc\" escalationCode=\"E\"/>";

    /// <summary>The content of a process element.</summary>
    public static string Draw(int seed, int size)
    {
        var drawing = new RandomProcess(seed, size);
        drawing.Container(depth: 0);
        return drawing._nodes.ToString();
    }

    private string New(string kind, string inside = "", string attributes = "")
    {
        var id = $"{kind[..1]}{_count++}";
        _nodes.Append($"<{kind} id=\"{id}\"{attributes}>{inside}</{kind}>");
        return id;
    }

    private void Flow(string from, string to, string condition = "") =>
        _nodes.Append(
            condition.Length == 0
                ? $"<sequenceFlow id=\"f{_count++}\" sourceRef=\"{from}\" targetRef=\"{to}\"/>"
                : $"<sequenceFlow id=\"f{_count++}\" sourceRef=\"{from}\" targetRef=\"{to}\"><conditionExpression>{condition}</conditionExpression></sequenceFlow>"
        );

    private void Container(int depth)
    {
        var start = New("startEvent");
        var (first, last) = Block(depth);
        Flow(start, first);
        Flow(last, New("endEvent"));
    }

    private (string First, string Last) Block(int depth)
    {
        var kind = depth > 4 || _count > _size ? _random.Next(5) : _random.Next(25);
        return kind switch
        {
            < 2 => Single(New("userTask")),
            2 => Single(New("scriptTask", $"<script>k = {_random.Next(9)}</script>")),
            3 => Single(New("serviceTask")),
            4 => Single(New("intermediateCatchEvent", Timer)),
            < 7 => Sequence(depth),
            7 => Split("exclusiveGateway", depth, "x = {0}"),
            8 => Split("parallelGateway", depth, ""),
            9 => Split("inclusiveGateway", depth, "y &gt; {0}"),
            10 => Loop(depth),
            11 => Single(Inner(depth)),
            12 => Bounded(depth),
            _ => Eventful(kind - 13, depth),
        };
    }

    private string Timer => $"<timerEventDefinition><timeDuration>PT{_random.Next(1, 50)}H</timeDuration></timerEventDefinition>";

    private static (string, string) Single(string id) => (id, id);

    private (string, string) Sequence(int depth)
    {
        var (first, last) = Block(depth + 1);
        for (var i = _random.Next(1, 4); i > 0; i--)
        {
            var next = Block(depth + 1);
            Flow(last, next.First);
            last = next.Last;
        }
        return (first, last);
    }

    /// <summary>Of the flows out of a choice the last is the default, so that there is always a way.</summary>
    private (string, string) Split(string gateway, int depth, string condition)
    {
        var branches = _random.Next(2, 4);
        var defaultFlow = $"d{_count++}";
        var split = New(gateway, attributes: condition.Length > 0 ? $" default=\"{defaultFlow}\"" : "");
        var join = New(gateway);
        for (var i = 0; i < branches; i++)
        {
            var (first, last) = Block(depth + 1);
            if (condition.Length > 0 && i == branches - 1)
            {
                _nodes.Append($"<sequenceFlow id=\"{defaultFlow}\" sourceRef=\"{split}\" targetRef=\"{first}\"/>");
            }
            else
            {
                Flow(split, first, string.Format(System.Globalization.CultureInfo.InvariantCulture, condition, i));
            }
            Flow(last, join);
        }
        return (split, join);
    }

    private (string, string) Loop(int depth)
    {
        var merge = New("exclusiveGateway");
        var (first, last) = Block(depth + 1);
        // A person in each round: a loop that waits for nobody is a different test.
        var task = New("userTask");
        var leave = $"d{_count++}";
        var again = New("exclusiveGateway", attributes: $" default=\"{leave}\"");
        var after = New("exclusiveGateway");
        Flow(merge, first);
        Flow(last, task);
        Flow(task, again);
        Flow(again, merge, "again");
        _nodes.Append($"<sequenceFlow id=\"{leave}\" sourceRef=\"{again}\" targetRef=\"{after}\"/>");
        return (merge, after);
    }

    private string Inner(int depth)
    {
        var outside = _nodes;
        _nodes = new StringBuilder();
        Container(depth + 1);
        var inside = _nodes.ToString();
        _nodes = outside;
        return New("subProcess", inside);
    }

    private (string, string) Bounded(int depth)
    {
        var host = _random.Next(2) == 0 ? New("userTask") : Inner(depth);
        var (first, last) = Block(depth + 1);
        if (_random.Next(2) == 0)
        {
            var late = New("boundaryEvent", Timer, $" attachedToRef=\"{host}\"");
            var meet = New("exclusiveGateway");
            Flow(late, first);
            Flow(last, meet);
            Flow(host, meet);
            return (host, meet);
        }
        var beside = New("boundaryEvent", Timer, $" attachedToRef=\"{host}\" cancelActivity=\"false\"");
        Flow(beside, first);
        Flow(last, New("endEvent"));
        return (host, host);
    }
}
