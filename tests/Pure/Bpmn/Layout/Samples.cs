using IsoDienTu.Bpmn;

namespace IsoDienTu.Pure.Bpmn.Layout;

/// <summary>Small diagrams for tests of layout and drawing.</summary>
internal static class Samples
{
    /// <summary>Steps one after another, numbered from 1, each done by the role of its place.</summary>
    public static Diagram Sequence(params string[] roles)
    {
        var builder = new DiagramBuilder("mau", "Cấp giấy phép");
        var last = builder.Start(roles[0]);
        for (var i = 0; i < roles.Length; i++)
        {
            var step = builder.UserTask(new StepFacts($"{i + 1}") { Term = "1 ngày" }, $"Bước {i + 1}", roles[i]);
            builder.Flow(last, step);
            last = step;
        }
        builder.Flow(last, builder.End(roles[^1]));
        return builder.Build();
    }

    /// <summary>One process from XML; flows as "a>b b>c", with the ids a_b and b_c.</summary>
    public static Diagram Read(string nodes, string flows, string beside = "")
    {
        var lines = flows.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(f => f.Split('>'));
        var xml = string.Concat(lines.Select(f => $"""<sequenceFlow id="{f[0]}_{f[1]}" sourceRef="{f[0]}" targetRef="{f[1]}"/>"""));
        var result = BpmnReader.Read(
            $"""<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d" targetNamespace="urn:t">{beside}<process id="p" name="Mẫu">{nodes}{xml}</process></definitions>"""
        );
        return result.Diagram ?? throw new InvalidOperationException(string.Join("; ", result.Findings.Select(f => f.Message)));
    }
}
