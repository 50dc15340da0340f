using IsoDienTu.Bpmn;
using IsoDienTu.Kernel;
using Microsoft.EntityFrameworkCore;

namespace IsoDienTu.Processes.Designing;

/// <summary>Drafts that people draw: begun empty, from a file or from what is published, and saved as they are drawn.</summary>
internal static class Drafts
{
    private const int MostKey = 60;
    private const int MostTitle = 300;

    /// <summary>A new process of the agency with its first draft.</summary>
    /// <param name="drawing">Null begins with a start, one step and an end.</param>
    public static async Task<Definition> BeginAsync(IWork work, string? key, string? title, Diagram? drawing, CancellationToken ct)
    {
        var definition = new Definition { Key = Key(key), Title = Title(title) };
        if (await work.Db.Set<Definition>().FirstOrDefaultAsync(d => d.Key == definition.Key, ct) is { } known)
        {
            throw new RuleException(
                typeof(Texts),
                "processes.key.taken",
                "Mã «{0}» đã dùng cho quy trình «{1}». Hãy đặt mã khác, hoặc mở quy trình đó để vẽ tiếp.",
                "Key",
                known.Key,
                known.Title
            );
        }

        work.Db.Add(definition);
        Add(work, definition, drawing ?? Empty(definition));
        return definition;
    }

    /// <summary>A draft that begins as the newest published version is, with the posts of its roles.</summary>
    public static async Task ReviseAsync(IWork work, Definition definition, CancellationToken ct)
    {
        Refuse(definition);
        if (await OfAsync(work.Db, definition.Id, ct) is not null)
        {
            return;
        }

        var newest = await work
            .Db.Set<DefinitionVersion>()
            .Where(v => v.DefinitionId == definition.Id && v.State == DefinitionState.Published)
            .OrderByDescending(v => v.Number)
            .FirstAsync(ct);
        Add(work, definition, Diagrams.Drawn(newest)).Roles = newest.Roles;
    }

    /// <summary>Takes what was drawn into the draft.</summary>
    public static void Take(DefinitionVersion draft, Diagram drawing) =>
        draft.Take(drawing, drawing.Nodes.FirstOrDefault(n => n.Refuses)?.Id);

    /// <summary>The draft of a process that people draw; null when it has none.</summary>
    public static Task<DefinitionVersion?> OfAsync(IsoDbContext db, Guid definitionId, CancellationToken ct) =>
        db.Set<DefinitionVersion>()
            .FirstOrDefaultAsync(
                v =>
                    v.DefinitionId == definitionId
                    && v.State == DefinitionState.Draft
                    && db.Set<Definition>().Any(d => d.Id == definitionId && d.DrawnBy == DrawnBy.Designer),
                ct
            );

    /// <summary>The diagram of XML that somebody sends.</summary>
    /// <exception cref="RuleException">It cannot be read at all; the sentence names the line or element.</exception>
    public static ReadResult Read(string? xml, bool english)
    {
        var read = BpmnReader.Read(xml ?? "");
        return read.Diagram is not null
            ? read
            : throw new RuleException(
                typeof(Texts),
                "processes.drawing.unreadable",
                "Không đọc được sơ đồ: {0}",
                "Source",
                english ? read.Findings[0].MessageEn : read.Findings[0].Message
            );
    }

    private static DefinitionVersion Add(IWork work, Definition definition, Diagram drawing)
    {
        var draft = new DefinitionVersion { DefinitionId = definition.Id };
        Take(draft, Diagrams.Drawn(drawing));
        work.Db.Add(draft);
        return draft;
    }

    private static Diagram Empty(Definition definition)
    {
        const string Role = "Chuyên viên";
        var made = new DiagramBuilder(definition.Key, definition.Title);
        var start = made.Start(Role, "Bắt đầu");
        var step = made.UserTask(new StepFacts("1"), "Bước 1", Role);
        var end = made.End(Role, "Kết thúc");
        made.Flow(start, step);
        made.Flow(step, end);
        return made.Build();
    }

    private static void Refuse(Definition definition)
    {
        if (definition.DrawnBy == DrawnBy.Card)
        {
            throw new RuleException(
                typeof(Texts),
                "processes.drawn_by_card",
                "Sơ đồ của «{0}» được lập từ bảng các bước trong mục Quy trình. Hãy sửa các bước ở đó; sơ đồ tự đổi theo.",
                null,
                definition.Key
            );
        }

        if (definition.DrawnBy == DrawnBy.Product)
        {
            throw new RuleException(
                typeof(Texts),
                "processes.drawn_by_product",
                "Quy trình «{0}» do phần mềm cung cấp, giống nhau ở mọi cơ quan, nên không vẽ lại được. Ai nhận việc của quy trình này thì chọn ở trang “Nhận việc từ cơ quan khác”.",
                null,
                definition.Title
            );
        }
    }

    private static string Key(string? key)
    {
        var text = (key ?? "").Trim();
        return text.Length is > 0 and <= MostKey && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_')
            ? text
            : throw new RuleException(
                typeof(Texts),
                "processes.key.form",
                "Mã quy trình gồm chữ không dấu, số và các dấu . - _, nhiều nhất {0} ký tự, ví dụ QT.01.",
                "Key",
                MostKey
            );
    }

    private static string Title(string? title)
    {
        var text = (title ?? "").Trim();
        return text.Length is > 0 and <= MostTitle
            ? text
            : throw new RuleException(
                typeof(Texts),
                "processes.title.form",
                "Hãy ghi tên quy trình, nhiều nhất {0} ký tự.",
                "Title",
                MostTitle
            );
    }
}
