using System.IO.Compression;
using System.Text;

namespace IsoDienTu.Pure.Procedures.Importing;

/// <summary>Builds Word files part by part, so that tests can write what Word writes and what an attacker writes.</summary>
internal sealed class WordFile
{
    private const string Main = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
    private const string Namespaces =
        """xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" """;
    private readonly List<(string Name, byte[] Content)> _extra = [];
    private readonly StringBuilder _body = new();
    private readonly StringBuilder _types = new();
    private readonly StringBuilder _relations = new();
    private string _mainKind = Main;
    private string? _wholeDocument;

    public const string StepsTable =
        "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>TT</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>Nội dung</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>Trách nhiệm</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>Thời gian</w:t></w:r></w:p></w:tc></w:tr>"
        + "<w:tr><w:tc><w:p><w:r><w:t>1</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>Nhận</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>Một cửa</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>1 ngày</w:t></w:r></w:p></w:tc></w:tr></w:tbl>";

    public WordFile Paragraph(string text)
    {
        _body.Append(P(text));
        return this;
    }

    public WordFile Raw(string xml)
    {
        _body.Append(xml);
        return this;
    }

    /// <summary>Replaces the whole main part.</summary>
    public WordFile Document(string xml)
    {
        _wholeDocument = xml;
        return this;
    }

    public WordFile Table(params string[][] cells)
    {
        _body.Append("<w:tbl>");
        foreach (var row in cells)
            _body.Append($"<w:tr>{string.Concat(row.Select(c => c.StartsWith("<w:tc>", StringComparison.Ordinal) ? c : Cell(c)))}</w:tr>");
        _body.Append("</w:tbl>");
        return this;
    }

    public static string P(string text, string properties = "") =>
        $"<w:p>{properties}<w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r></w:p>";

    public static string Cell(string text, string properties = "") =>
        $"<w:tc><w:tcPr>{properties}</w:tcPr>{string.Concat(text.Split('\n').Select(t => P(t)))}</w:tc>";

    public WordFile Kind(string contentType)
    {
        _mainKind = contentType;
        return this;
    }

    public WordFile Part(string name, string contentType, string relation, string xml)
    {
        _extra.Add(($"word/{name}", Encoding.UTF8.GetBytes(xml.Replace("NAMESPACES", Namespaces, StringComparison.Ordinal))));
        _types.Append($"<Override PartName=\"/word/{name}\" ContentType=\"{contentType}\"/>");
        _relations.Append(
            $"<Relationship Id=\"r{_extra.Count}\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{relation}\" Target=\"{name}\"/>"
        );
        return this;
    }

    public WordFile Relation(string xml)
    {
        _relations.Append(xml);
        return this;
    }

    public WordFile File(string name, byte[] content)
    {
        _extra.Add((name, content));
        return this;
    }

    public byte[] Bytes()
    {
        var document =
            _wholeDocument
            ?? $"<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?><w:document {Namespaces}><w:body>{_body}</w:body></w:document>";
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(
                zip,
                "[Content_Types].xml",
                $"<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/><Default Extension=\"bin\" ContentType=\"application/octet-stream\"/><Override PartName=\"/word/document.xml\" ContentType=\"{_mainKind}\"/>{_types}</Types>"
            );
            Add(
                zip,
                "_rels/.rels",
                "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"d\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"word/document.xml\"/></Relationships>"
            );
            Add(zip, "word/document.xml", document);
            Add(
                zip,
                "word/_rels/document.xml.rels",
                $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{_relations}</Relationships>"
            );
            foreach (var (name, content) in _extra)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(content);
            }
        }
        return stream.ToArray();
    }

    private static void Add(ZipArchive zip, string name, string text)
    {
        using var entry = zip.CreateEntry(name).Open();
        entry.Write(Encoding.UTF8.GetBytes(text));
    }
}
