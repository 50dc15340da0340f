using System.Xml.Linq;
using IsoDienTu.Bpmn.Expressions;

namespace IsoDienTu.Bpmn.Reading;

/// <summary>What the readers of one file share: the root, the findings so far, and who owns which id.</summary>
internal sealed class Compilation(XElement definitions)
{
    public const int MaxNodes = 10_000;
    private const int MaxSigns = 400_000;

    /// <summary>What it costs to find out that an expression is none, in signs of a good one.</summary>
    public const int Mistake = 800;

    private int _signs;

    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _copies = new(StringComparer.Ordinal);
    private readonly Lazy<Dictionary<string, XElement>> _elements = new(() =>
        definitions
            .Descendants()
            .Where(e => e.Name.Namespace == Names.Model && e.Attribute("id") is not null)
            .GroupBy(e => e.Attribute("id")!.Value, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal)
    );

    public XElement Definitions { get; } = definitions;
    public List<Finding> Findings { get; } = [];
    public List<Node> Nodes { get; } = [];
    public Dictionary<string, Node> NodeById { get; } = new(StringComparer.Ordinal);
    public List<Flow> Flows { get; } = [];
    public Dictionary<string, Flow> FlowById { get; } = new(StringComparer.Ordinal);

    /// <summary>Products in whose files an error or signal may be named by its code alone, without an element that declares it.</summary>
    private bool NamesStandAlone { get; } =
        definitions.Attributes().Any(a => a.IsNamespaceDeclaration && (Names.TaskAttributes.Contains(a.Value) || a.Value == Names.Jbpm));

    public bool IsJbpm { get; } = definitions.Attributes().Any(a => a.IsNamespaceDeclaration && a.Value == Names.Jbpm);

    /// <summary>Every id of the file outside the drawing.</summary>
    public HashSet<string> KnownIds { get; } =
        definitions
            .Descendants()
            .Where(e => e.Name.Namespace != Names.Di)
            .Select(e => (string?)e.Attribute("id"))
            .OfType<string>()
            .ToHashSet(StringComparer.Ordinal);

    /// <summary>Elements directly under the root (messages, event definitions) by id; of doubles the first.</summary>
    public Dictionary<string, XElement> RootElements { get; } =
        definitions
            .Elements()
            .Where(e => e.Attribute("id") is not null)
            .GroupBy(e => e.Attribute("id")!.Value, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);

    /// <summary>Any BPMN element of the file by its id; null when there is none.</summary>
    public XElement? ElementById(string id) => _elements.Value.GetValueOrDefault(id);

    /// <summary>
    /// Whether expressions and scripts of this length may still be parsed: all those of a file together are bounded. Tells once, at the
    /// element where it is too much.
    /// </summary>
    public bool Affords(string id, int signs)
    {
        if (_signs < MaxSigns && (_signs += signs) >= MaxSigns)
        {
            Error(
                id,
                "expression",
                $"Các biểu thức và kịch bản của tệp dài hơn {MaxSigns:N0} ký tự hoặc sai quá nhiều (tới '{id}'); phần sau không được đọc. Hãy tách quy trình thành nhiều tệp.",
                $"The expressions and scripts of the file are longer than {MaxSigns:N0} signs together or too often wrong (up to '{id}'); those after it are not read. Split the process into several files."
            );
        }
        return _signs < MaxSigns;
    }

    /// <summary>The parsed expression of an element; null with a finding when it cannot be read.</summary>
    public Expression? Understand(string id, string text)
    {
        if (!Affords(id, text.Length))
        {
            return null;
        }
        try
        {
            return Parser.Read(text);
        }
        catch (ExpressionError error)
        {
            Affords(id, Mistake);
            Error(
                id,
                "expression",
                $"Biểu thức '{text}' của '{id}' không đọc được: {error.Vietnamese}. Hãy viết lại, ví dụ: ${{soTien > 100}}.",
                $"The expression '{text}' of '{id}' cannot be read: {error.Message}. Write it anew, e.g. ${{amount > 100}}."
            );
            return null;
        }
    }

    /// <summary>
    /// Takes the id of a line. One without an id, which some tools leave out, is known by its two ends; nothing is written into the file.
    /// </summary>
    public string? ClaimLine(XElement element, string? source, string? target)
    {
        if (!string.IsNullOrEmpty((string?)element.Attribute("id")) || source is null || target is null)
        {
            return Claim(element);
        }
        var stem = $"{source}-{target}";
        _copies.TryGetValue(stem, out var copies);
        string id;
        do
        {
            id = copies++ == 0 ? stem : $"{stem}-{copies}";
        } while (KnownIds.Contains(id) || !_ids.Add(id));
        _copies[stem] = copies;
        return id;
    }

    /// <summary>Takes the element's id, or reports why it cannot be used and gives null: then the element is left out.</summary>
    public string? Claim(XElement element)
    {
        var id = (string?)element.Attribute("id");
        if (string.IsNullOrEmpty(id))
        {
            Error(
                null,
                "missing_id",
                $"Phần tử {element.Name.LocalName} '{Name(element)}' không có id. Hãy đặt id cho phần tử trong công cụ vẽ.",
                $"The {element.Name.LocalName} '{Name(element)}' has no id. Give it one in the drawing tool."
            );
            return null;
        }
        if (!_ids.Add(id))
        {
            Error(
                id,
                "duplicate_id",
                $"Id '{id}' được dùng cho nhiều phần tử. Mỗi phần tử phải có id riêng; hãy đổi id của {element.Name.LocalName} thứ hai.",
                $"The id '{id}' is used by several elements. Each needs its own; change that of the second {element.Name.LocalName}."
            );
            return null;
        }
        return id;
    }

    /// <summary>
    /// What an element refers to by an attribute, as the referred element's own attribute (its name or code), else its id; null without a
    /// reference. A reference into nothing is a finding of the owner, and its text stands for itself.
    /// </summary>
    public string? Referred(XElement element, string ownerId, string attribute, string named)
    {
        if (Reference((string?)element.Attribute(attribute)) is not { } id)
        {
            return null;
        }
        if (!RootElements.TryGetValue(id, out var target))
        {
            if (NamesStandAlone && attribute is ("errorRef" or "signalRef" or "escalationRef"))
            {
                return ((string?)element.Attribute(attribute))!.Trim();
            }
            Dangling(ownerId, attribute, id);
            return id;
        }
        return ((string?)target.Attribute(named))?.Trim() is { Length: > 0 } value ? value : id;
    }

    public void Error(string? id, string kind, string vi, string en) => Findings.Add(new(id, FindingLevel.Error, kind, vi, en));

    public void Warning(string? id, string kind, string vi, string en) => Findings.Add(new(id, FindingLevel.Warning, kind, vi, en));

    public void Info(string? id, string kind, string vi, string en) => Findings.Add(new(id, FindingLevel.Info, kind, vi, en));

    public void Dangling(string id, string what, string? target) =>
        Error(
            id,
            "dangling_reference",
            $"'{id}' trỏ ({what}) tới '{target}' nhưng không có phần tử hợp lệ nào mang id này. Hãy nối lại trong công cụ vẽ.",
            $"'{id}' refers ({what}) to '{target}', but no fitting element has that id. Connect it again in the drawing tool."
        );

    public static string Name(XElement element) => ((string?)element.Attribute("name"))?.Trim() ?? "";

    /// <summary>The id a reference points to; a namespace prefix in front of it, which some tools write, is dropped.</summary>
    public static string? Reference(string? text)
    {
        var trimmed = text?.Trim();
        return string.IsNullOrEmpty(trimmed) ? null : trimmed[(trimmed.LastIndexOf(':') + 1)..];
    }
}
