using System.Xml.Linq;

namespace IsoDienTu.Bpmn.Reading;

/// <summary>Reads what an event waits for or throws, and for a timer, when.</summary>
internal static class EventReader
{
    private const string Suffix = "EventDefinition";

    public static void Read(Compilation file, XElement element, Node node)
    {
        if (!node.IsEvent)
        {
            return;
        }
        var definitions = Definitions(file, element).ToList();
        var kinds = definitions.Select(d => KindOf(d.Name.LocalName)).ToList();
        node.Event = kinds.Count switch
        {
            0 => EventKind.None,
            1 => kinds[0],
            _ when kinds.All(k => k == EventKind.Terminate) => EventKind.Terminate,
            _ => NodeReader.Flag(element, "parallelMultiple") == true ? EventKind.ParallelMultiple : EventKind.Multiple,
        };
        node.Interrupting = NodeReader.Flag(element, node.Kind == NodeKind.BoundaryEvent ? "cancelActivity" : "isInterrupting") ?? true;
        // Whoever throws an error has ended already, whatever the tool wrote.
        node.Interrupting |= kinds is [EventKind.Error or EventKind.Cancel];
        if (kinds is [EventKind.Timer])
        {
            ReadTimer(file, node, definitions[0]);
        }
        else if (kinds is [EventKind.Conditional])
        {
            var text = definitions[0].Element(Names.Model + "condition")?.Value.Trim();
            node.Condition = string.IsNullOrEmpty(text) ? null : file.Understand(node.Id, text);
        }
        else if (kinds is [var kind])
        {
            ReadName(file, node, definitions[0], kind);
        }
    }

    private static void ReadName(Compilation file, Node node, XElement definition, EventKind kind)
    {
        node.EventName = kind switch
        {
            EventKind.Message => file.Referred(definition, node.Id, "messageRef", "name"),
            EventKind.Signal => file.Referred(definition, node.Id, "signalRef", "name"),
            EventKind.Error => file.Referred(definition, node.Id, "errorRef", "errorCode"),
            EventKind.Escalation => file.Referred(definition, node.Id, "escalationRef", "escalationCode"),
            EventKind.Link => Compilation.Name(definition) is { Length: > 0 } name ? name : null,
            _ => null,
        };
        node.CompensatedId = kind == EventKind.Compensation ? Compilation.Reference((string?)definition.Attribute("activityRef")) : null;
    }

    /// <summary>Own definitions, and those of the file's root that the event refers to.</summary>
    private static IEnumerable<XElement> Definitions(Compilation file, XElement element)
    {
        foreach (var child in element.Elements().Where(e => e.Name.Namespace == Names.Model))
        {
            if (child.Name.LocalName.EndsWith(Suffix, StringComparison.Ordinal))
            {
                yield return child;
            }
            else if (child.Name.LocalName == "eventDefinitionRef")
            {
                if (
                    Compilation.Reference(child.Value) is { } id
                    && file.RootElements.TryGetValue(id, out var definition)
                    && definition.Name.LocalName.EndsWith(Suffix, StringComparison.Ordinal)
                )
                {
                    yield return definition;
                }
            }
        }
    }

    private static EventKind KindOf(string name) =>
        name[..^Suffix.Length] switch
        {
            "message" => EventKind.Message,
            "timer" => EventKind.Timer,
            "error" => EventKind.Error,
            "escalation" => EventKind.Escalation,
            "cancel" => EventKind.Cancel,
            "compensate" => EventKind.Compensation,
            "conditional" => EventKind.Conditional,
            "link" => EventKind.Link,
            "signal" => EventKind.Signal,
            "terminate" => EventKind.Terminate,
            _ => EventKind.Multiple,
        };

    private static void ReadTimer(Compilation file, Node node, XElement definition)
    {
        foreach (var child in definition.Elements().Where(e => e.Name.Namespace == Names.Model))
        {
            TimerKind? kind = child.Name.LocalName switch
            {
                "timeDate" => TimerKind.Date,
                "timeDuration" => TimerKind.Duration,
                "timeCycle" => TimerKind.Cycle,
                _ => null,
            };
            if (kind is { } known && child.Value.Trim() is { Length: > 0 } text)
            {
                // A duration written as a cycle, as camunda and its kin allow, goes off once.
                text = file.IsJbpm ? JbpmTimes.Iso(text) : text;
                node.Timer = new(known == TimerKind.Cycle && text.StartsWith('P') ? TimerKind.Duration : known, text);
                return;
            }
        }
        file.Warning(
            node.Id,
            "timer_without_time",
            $"Sự kiện hẹn giờ '{node.Id}' chưa ghi thời điểm hoặc khoảng thời gian.",
            $"The timer event '{node.Id}' has no date, duration or cycle."
        );
    }
}
