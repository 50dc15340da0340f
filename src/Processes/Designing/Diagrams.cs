using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using IsoDienTu.Bpmn;

namespace IsoDienTu.Processes.Designing;

/// <summary>Compiled diagrams by the hash of their XML; a version is read once per process however many instances run on it.</summary>
internal static class Diagrams
{
    private const int Most = 2000;
    private static readonly ConcurrentDictionary<string, Diagram> Known = new(StringComparer.Ordinal);
    private static readonly ConditionalWeakTable<Diagram, Diagram> Laid = [];

    public static Diagram Of(DefinitionVersion version)
    {
        var sha256 = version.Sha256;
        if (Known.TryGetValue(sha256, out var diagram))
        {
            return diagram;
        }

        var read = BpmnReader.Read(version.Xml);
        diagram =
            read.Diagram ?? throw new InvalidDataException($"The stored diagram {sha256} cannot be read: {read.Findings[0].MessageEn}");
        if (Known.Count > Most)
        {
            Known.Clear();
        }

        Known[sha256] = diagram;
        return diagram;
    }

    /// <summary>The diagram to be drawn: one that came without a drawing is laid out.</summary>
    public static Diagram Drawn(DefinitionVersion version) => Drawn(Of(version));

    /// <summary>The same for one that is not stored.</summary>
    public static Diagram Drawn(Diagram diagram) =>
        diagram.Shapes.IsEmpty && IsArrangeable(diagram) ? Laid.GetValue(diagram, Layouter.Arrange) : diagram;

    /// <summary>Whether it is small enough for the product to lay it out.</summary>
    public static bool IsArrangeable(Diagram diagram) => diagram.Nodes.Length + diagram.Flows.Length <= Layouter.MostElements;
}
