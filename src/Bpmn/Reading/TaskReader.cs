using System.Collections.Immutable;
using System.Globalization;
using System.Xml.Linq;

namespace IsoDienTu.Bpmn.Reading;

/// <summary>Reads who does a task, by when, with which form, and our own step facts.</summary>
internal static class TaskReader
{
    private static readonly string[] ForeignPrograms = ["class", "delegateExpression", "expression", "decisionRef"];

    public static void Read(Compilation file, XElement element, Node node)
    {
        if (!node.IsActivity)
        {
            return;
        }
        RepeatReader.Read(file, element, node);
        CallReader.Read(element, node);
        node.AdHoc = AdHocOf(file, element, node);
        node.Assignment = AssignmentOf(element);
        node.Step = StepOf(file, element, node);
        node.Asked = AskedReader.Of(file, element, node.Id);
        node.Service = ServiceOf(file, element, node);
        if (node.Kind == NodeKind.ReceiveTask)
        {
            node.EventName = file.Referred(element, node.Id, "messageRef", "name");
        }
    }

    private static AdHocFacts? AdHocOf(Compilation file, XElement element, Node node) =>
        node.Kind != NodeKind.AdHocSubProcess
            ? null
            : new(
                (string?)element.Attribute("ordering") == "Sequential",
                element.Element(Names.Model + "completionCondition")?.Value.Trim() is { Length: > 0 } done
                    ? file.Understand(node.Id, done)
                    : null,
                NodeReader.Flag(element, "cancelRemainingInstances") ?? true
            );

    /// <summary>Programs of another engine are named so that nobody takes their step for one that does something here.</summary>
    private static string? ServiceOf(Compilation file, XElement element, Node node)
    {
        if (node.Kind is not (NodeKind.ServiceTask or NodeKind.SendTask or NodeKind.BusinessRuleTask))
        {
            return null;
        }
        var zeebe = element.Element(Names.Model + "extensionElements")?.Element(Names.Zeebe + "taskDefinition");
        var own = ((string?)element.Attribute(Names.Iso + "service"))?.Trim();
        if ((own is { Length: > 0 } ? own : Vendor(element, "topic") ?? Text(zeebe, "type")) is { } service)
        {
            return service;
        }
        if (ForeignPrograms.Select(name => Vendor(element, name)).FirstOrDefault(p => p is not null) is { } program)
        {
            file.Warning(
                node.Id,
                "service_foreign",
                $"Bước tự động '{node.Id}' gọi chương trình «{program}» của công cụ khác: ở đây bước này không làm gì và được coi là xong ngay.",
                $"The automatic step '{node.Id}' calls '{program}', a program of another tool: here it does nothing and is done when it is reached."
            );
        }
        return null;
    }

    private static Assignment AssignmentOf(XElement element)
    {
        var zeebe = element.Element(Names.Model + "extensionElements");
        var people = zeebe?.Element(Names.Zeebe + "assignmentDefinition");
        var schedule = zeebe?.Element(Names.Zeebe + "taskSchedule");
        var form = zeebe?.Element(Names.Zeebe + "formDefinition");
        var owners = PotentialOwners(element);
        return new(
            Vendor(element, "assignee") ?? Text(people, "assignee") ?? HumanPerformer(element),
            [
                .. Split(Vendor(element, "candidateUsers") ?? Text(people, "candidateUsers")),
                .. owners.Where(o => o.User).Select(o => o.Name),
            ],
            [
                .. Split(Vendor(element, "candidateGroups") ?? Text(people, "candidateGroups")),
                .. owners.Where(o => !o.User).Select(o => o.Name),
            ]
        )
        {
            DueDate = Vendor(element, "dueDate") ?? Text(schedule, "dueDate"),
            FormKey = Vendor(element, "formKey") ?? Text(form, "formKey") ?? Text(form, "formId"),
        };
    }

    public static string? Vendor(XElement element, string name) =>
        element.Attributes().FirstOrDefault(a => a.Name.LocalName == name && Names.TaskAttributes.Contains(a.Name.Namespace))?.Value.Trim()
            is { Length: > 0 } value
            ? value
            : null;

    public static string? Text(XElement? element, string name) =>
        ((string?)element?.Attribute(name))?.Trim() is { Length: > 0 } value ? value : null;

    /// <summary>Splits a written list at its commas, but not inside an expression's brackets.</summary>
    private static IEnumerable<string> Split(string? list)
    {
        var depth = 0;
        var from = 0;
        for (var i = 0; i <= (list?.Length ?? -1); i++)
        {
            var sign = i < list!.Length ? list[i] : ',';
            depth +=
                sign is '(' or '{' or '[' ? 1
                : sign is ')' or '}' or ']' ? -1
                : 0;
            if (sign == ',' && (depth <= 0 || i == list.Length))
            {
                if (list[from..i].Trim() is { Length: > 0 } name)
                {
                    yield return name;
                }
                from = i + 1;
            }
        }
    }

    private static string? Expression(XElement role) =>
        role.Descendants(Names.Model + "formalExpression").FirstOrDefault()?.Value.Trim() is { Length: > 0 } text ? text : null;

    private static string? HumanPerformer(XElement element) =>
        element.Element(Names.Model + "humanPerformer") is { } role ? Expression(role) : null;

    /// <summary>potentialOwner as other engines write it: "user(anna), group(desk)"; a bare name is a group.</summary>
    private static List<(bool User, string Name)> PotentialOwners(XElement element) =>
        [
            .. element
                .Elements(Names.Model + "potentialOwner")
                .SelectMany(o => Split(Expression(o)))
                .Select(name =>
                    Inside(name, "user(") is { } user ? (true, user)
                    : Inside(name, "group(") is { } group ? (false, group)
                    : (false, name)
                ),
        ];

    private static string? Inside(string name, string opening) =>
        name.StartsWith(opening, StringComparison.Ordinal) && name.EndsWith(')') ? name[opening.Length..^1].Trim() : null;

    private static StepFacts? StepOf(Compilation file, XElement element, Node node)
    {
        if (element.Element(Names.Model + "extensionElements")?.Element(Names.Iso + "step") is not { } step)
        {
            return null;
        }
        var minutes = Text(step, "minutes");
        var valid = int.TryParse(minutes, NumberStyles.None, CultureInfo.InvariantCulture, out var number);
        if (minutes is not null && !valid)
        {
            file.Warning(
                node.Id,
                "step_minutes",
                $"Bước '{node.Id}': số phút '{minutes}' không phải số nguyên không âm.",
                $"Step '{node.Id}': minutes '{minutes}' is not a whole number from 0."
            );
        }
        var share = Text(step, "share");
        if (share is not (null or "least" or "rotation"))
        {
            file.Warning(
                node.Id,
                "step_share",
                $"Bước '{node.Id}': cách chia việc '{share}' không có; chỉ có least và rotation.",
                $"Step '{node.Id}': there is no way of sharing '{share}'; there are least and rotation."
            );
        }
        return new(Text(step, "number") ?? "")
        {
            Term = Text(step, "term"),
            Minutes = valid ? number : null,
            Forms = [.. (Text(step, "forms") ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)],
            Role = Text(step, "role"),
            Kind = Text(step, "kind"),
            SameAs = Text(step, "sameAs"),
            NotSameAs = Text(step, "notSameAs"),
            Share =
                share == "rotation" ? Sharing.Rotation
                : share == "least" ? Sharing.LeastLoaded
                : null,
            Consult = ConsultReader.Read(file, step, node.Id),
        };
    }
}
