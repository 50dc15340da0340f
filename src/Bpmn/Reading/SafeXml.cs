using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;

namespace IsoDienTu.Bpmn.Reading;

/// <summary>
/// Turns bytes from outside into an XML tree, or into one finding that says why not. No DTD, no entity, no outside file; size, number of
/// elements and depth are bounded before a tree is built, so that a hostile file costs milliseconds.
/// </summary>
internal static partial class SafeXml
{
    public const int MaxBytes = 10_000_000;
    public const int MaxElements = 50_000;
    public const int MaxDepth = 100;
    public const int MaxAttributes = 500;
    public const int MaxValue = 500_000;

    public static (XDocument? Document, Finding? Problem) Load(byte[] file)
    {
        if (file.Length > MaxBytes)
        {
            return (null, TooLarge(file.Length));
        }
        if (HasCrowdedTag(file))
        {
            return (null, TooMany(null));
        }
        try
        {
            if (Measure(file) is { } problem)
            {
                return (null, problem);
            }
            using var reader = Open(file);
            return (XDocument.Load(reader, LoadOptions.PreserveWhitespace), null);
        }
        catch (XmlException error)
        {
            return (null, Unreadable(error));
        }
    }

    /// <summary>
    /// Whether some tag has thousands of attributes. Looked for before the XML reader sees the file, because it reads a whole tag at once and
    /// compares all names in it.
    /// </summary>
    private static bool HasCrowdedTag(byte[] file)
    {
        var (opened, inside, quote, count) = (false, false, (byte)0, 0);
        for (var i = 0; i < file.Length; i++)
        {
            var sign = file[i];
            // Half of the bytes of UTF-16.
            if (sign == 0)
            {
                continue;
            }
            if (!inside)
            {
                inside = opened && (char.IsAsciiLetter((char)sign) || sign is (byte)'_' or (byte)':' or > 127);
                opened = sign == '<';
                count = 0;
            }
            else if (quote != 0)
            {
                quote = sign == quote ? (byte)0 : quote;
            }
            else if (sign is (byte)'"' or (byte)'\'')
            {
                quote = sign;
            }
            else if (sign == '>')
            {
                inside = false;
            }
            else if (sign == '=' && ++count > 10 * MaxAttributes)
            {
                return true;
            }
        }
        return false;
    }

    private static XmlReader Open(byte[] file)
    {
        var settings = new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            MaxCharactersInDocument = MaxBytes,
            CloseInput = true,
        };
        var stream = new MemoryStream(file, writable: false);
        return Foreign(file) is { } encoding
            ? XmlReader.Create(new StreamReader(stream, encoding), settings)
            : XmlReader.Create(stream, settings);
    }

    /// <summary>The code page an older tool wrote its file in (windows-1252 and the like), which the XML reader does not know by itself.</summary>
    private static Encoding? Foreign(byte[] file)
    {
        var head = Encoding.ASCII.GetString(file, 0, Math.Min(file.Length, 200));
        var name = Declared().Match(head).Groups[1].Value;
        return name.Length > 0 ? CodePagesEncodingProvider.Instance.GetEncoding(name) : null;
    }

    [GeneratedRegex("""^<\?xml[^>]*?encoding\s*=\s*["']([A-Za-z0-9._-]+)["']""", RegexOptions.CultureInvariant)]
    private static partial Regex Declared();

    private static Finding? Measure(byte[] file)
    {
        using var reader = Open(file);
        var count = 0;
        string? lastId = null;
        while (reader.Read())
        {
            if (reader.NodeType != XmlNodeType.Element)
            {
                continue;
            }
            var id = reader.GetAttribute("id");
            lastId = id is { Length: < MaxValue } ? id : lastId;
            while (reader.MoveToNextAttribute())
            {
                if (reader.Value.Length > MaxValue)
                {
                    return TooLong(reader.Name, lastId);
                }
            }
            reader.MoveToElement();
            if (++count > MaxElements || reader.AttributeCount > MaxAttributes)
            {
                return TooMany(lastId);
            }
            if (reader.Depth > MaxDepth)
            {
                return TooDeep(lastId);
            }
        }
        return null;
    }

    public static Finding TooLarge(long size) =>
        new(
            null,
            FindingLevel.Error,
            "too_large",
            $"Tệp có {size:N0} byte; sơ đồ được nhận tối đa {MaxBytes:N0} byte. Hãy tách quy trình thành nhiều tệp.",
            $"The file has {size:N0} bytes; a diagram may have at most {MaxBytes:N0}. Split the process into several files."
        );

    private static Finding TooMany(string? id) =>
        new(
            id,
            FindingLevel.Error,
            "too_many_elements",
            $"Sơ đồ có hơn {MaxElements:N0} phần tử, hoặc một phần tử có hơn {MaxAttributes} thuộc tính (tại '{id}'). Hãy tách quy trình thành nhiều tệp.",
            $"The diagram has more than {MaxElements:N0} elements, or one with more than {MaxAttributes} attributes (at '{id}'). Split the process into several files."
        );

    private static Finding TooLong(string attribute, string? id) =>
        new(
            id,
            FindingLevel.Error,
            "too_large",
            $"Thuộc tính '{attribute}' có hơn {MaxValue:N0} ký tự (tại '{id}'). Hãy rút ngắn.",
            $"The attribute '{attribute}' has more than {MaxValue:N0} signs (at '{id}'). Shorten it."
        );

    private static Finding TooDeep(string? id) =>
        new(
            id,
            FindingLevel.Error,
            "too_deep",
            $"Các phần tử lồng nhau quá {MaxDepth} tầng (tại '{id}'). Hãy bớt tầng quy trình con.",
            $"Elements are nested more than {MaxDepth} deep (at '{id}'). Use fewer levels of sub-processes."
        );

    private static Finding Unreadable(XmlException error) =>
        error.Message.Contains("DTD", StringComparison.Ordinal)
            ? new(
                null,
                FindingLevel.Error,
                "dtd",
                $"Dòng {error.LineNumber}: tệp có khai báo DTD, không được nhận vì lý do an toàn. Hãy xuất lại tệp từ công cụ vẽ BPMN.",
                $"Line {error.LineNumber}: the file declares a DTD, which is refused for safety. Export it again from a BPMN tool."
            )
            : new(
                null,
                FindingLevel.Error,
                "not_xml",
                $"Dòng {error.LineNumber}, cột {error.LinePosition}: tệp không phải XML đúng cú pháp. Hãy xuất lại tệp từ công cụ vẽ BPMN.",
                $"Line {error.LineNumber}, column {error.LinePosition}: the file is not well-formed XML. Export it again from a BPMN tool."
            );
}
