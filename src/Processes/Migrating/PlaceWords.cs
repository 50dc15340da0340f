using System.Globalization;
using IsoDienTu.Bpmn;

namespace IsoDienTu.Processes.Migrating;

/// <summary>What people call a place of a diagram.</summary>
internal static class PlaceWords
{
    private static bool English => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en";

    /// <param name="id">An element, or the flow by which a branch waits at a join.</param>
    public static string Of(Diagram diagram, string id) =>
        diagram.FindNode(id) is { } node ? Of(node)
        : diagram.FindFlow(id) is { } flow
            ? English ? $"Branch that waits, from {Of(flow.Source)}"
                : $"Nhánh đã xong đang chờ, từ {Of(flow.Source)}"
        : id;

    private static string Of(Node node)
    {
        var name = $"{node.Step?.Number} {node.Name}".Trim();
        return name.Length > 0 ? name
            : English ? $"{node.Kind} {node.Id}"
            : $"{Kind(node)} {node.Id}";
    }

    private static string Kind(Node node) =>
        node.IsGateway ? "Cổng"
        : node.IsEvent ? "Sự kiện"
        : node.IsSubProcess ? "Quy trình con"
        : "Bước";
}
