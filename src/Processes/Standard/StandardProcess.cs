using IsoDienTu.Bpmn;
using IsoDienTu.Processes.Designing;

namespace IsoDienTu.Processes.Standard;

/// <summary>
/// A process that the product itself supplies, the same in every agency: what one agency asks of another has to meet a process there, and nobody should
/// have to draw it first. A new one is a file beside this one and a line in <see cref="All"/>.
/// </summary>
internal sealed class StandardProcess
{
    private readonly Lazy<DefinitionVersion> drawn;

    /// <param name="key">Of the process in each agency. With a colon, which no key that people give has, so that it is never theirs.</param>
    /// <param name="role">The one lane, as people read it.</param>
    /// <param name="draw">Draws it; the lane has the role's words.</param>
    private StandardProcess(string key, string title, string role, Action<DiagramBuilder, string> draw)
    {
        (Key, Title, Role) = (key, title, role);
        drawn = new Lazy<DefinitionVersion>(() =>
        {
            var builder = new DiagramBuilder(key, title);
            draw(builder, role);
            var version = new DefinitionVersion();
            version.Take(Layouter.Arrange(builder.Build()), null);
            return version;
        });
    }

    public string Key { get; }
    public string Title { get; }

    /// <summary>The words of its one role.</summary>
    public string Role { get; }

    /// <summary>Its diagram as a version holds it. Another one than last published becomes a new version.</summary>
    public DefinitionVersion Drawn => drawn.Value;

    /// <summary>An agency is asked for its opinion; it comes to the posts that receive.</summary>
    public static StandardProcess Opinion { get; } =
        new("iso:y-kien", "Trả lời ý kiến cơ quan khác", "Người nhận việc từ cơ quan khác", Opinions.Draw);

    /// <summary>A colleague is asked for an opinion; it comes to that person, whatever post they hold.</summary>
    public static StandardProcess Coordination { get; } =
        new("iso:phoi-hop", "Trả lời ý kiến phối hợp trong cơ quan", "Người phối hợp", Opinions.Draw);

    /// <summary>Another agency hands work over; it comes to the posts that receive, who take it or refuse with a reason.</summary>
    public static StandardProcess Receipt { get; } =
        new("iso:tiep-nhan", "Tiếp nhận hồ sơ cơ quan khác chuyển đến", "Người nhận việc từ cơ quan khác", Receipts.Draw);

    public static IReadOnlyList<StandardProcess> All { get; } = [Opinion, Coordination, Receipt];
}
