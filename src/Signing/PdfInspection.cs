using IsoDienTu.Kernel;
using IsoDienTu.Signing.Pades;
using IsoDienTu.Signing.Pdf;

namespace IsoDienTu.Signing;

/// <summary>Measures of a page as it is shown, in points.</summary>
public sealed record PdfPageSize(double Width, double Height);

/// <summary>What a PDF file is that somebody sent.</summary>
/// <param name="Pages">Its pages in order.</param>
/// <param name="IsSigned">Whether it bears a digital signature; whether that holds, <see cref="SignatureChecks"/> tells.</param>
public sealed record PdfFacts(IReadOnlyList<PdfPageSize> Pages, bool IsSigned);

/// <summary>
/// Looks whether a PDF file only shows pages. Everything that its root leads to is looked at: scripts, orders to the reading program and files inside are refused,
/// and so is what cannot be read beyond doubt. Pure.
/// </summary>
public static class PdfInspection
{
    private static readonly HashSet<string> orders =
    [
        "Launch",
        "SubmitForm",
        "ImportData",
        "GoToE",
        "Rendition",
        "Movie",
        "Sound",
        "RichMediaExecute",
        "GoTo3DView",
    ];
    private static readonly HashSet<string> living = ["Movie", "Sound", "Screen", "3D", "RichMedia"];

    /// <summary>Reads a file.</summary>
    /// <exception cref="RuleException">It is no PDF, damaged, encrypted, or does more than show pages; the sentence names the mend. Its field is <c>Pdf</c>.</exception>
    public static PdfFacts Read(ReadOnlyMemory<byte> pdf)
    {
        try
        {
            var file = PdfFile.Read(pdf);
            Walk(file);
            var form = FormFields.Read(file);
            return new PdfFacts(
                [.. PdfPages.All(file).Select(p => new PdfPageSize(p.ShownWidth, p.ShownHeight))],
                form.Signatures.Any(s => s.Value is not null)
            );
        }
        catch (PdfRefusedException refused)
        {
            throw Refusals.Of(refused);
        }
    }

    private static void Walk(PdfFile file)
    {
        var seen = new HashSet<int>();
        var waiting = new Stack<PdfValue>([file.Trailer]);
        while (waiting.TryPop(out var value))
        {
            file.Spend(16);
            switch (value)
            {
                case PdfRef reference when seen.Add(reference.Number):
                    waiting.Push(file.Object(reference.Number));
                    break;
                case PdfArray array:
                    foreach (var item in array.Items)
                    {
                        waiting.Push(item);
                    }

                    break;
                case PdfDict dict:
                    Look(file, dict, waiting);
                    break;
                case PdfStream stream:
                    Look(file, stream.Dict, waiting);
                    break;
            }
        }
    }

    private static void Look(PdfFile file, PdfDict dict, Stack<PdfValue> waiting)
    {
        if (dict["JS"] is not null || dict["JavaScript"] is not null || file.Name(dict["S"]) == "JavaScript")
        {
            throw new RuleException(
                typeof(Texts),
                "signing.pdf.script",
                "Tệp PDF có kịch bản (JavaScript), khi mở có thể tự làm việc khác hoặc hiện khác đi. Hãy in lại văn bản ra PDF rồi tải lên.",
                "Pdf"
            );
        }

        if (dict["EmbeddedFiles"] is not null || dict["EF"] is not null || file.Name(dict["Subtype"]) == "FileAttachment")
        {
            throw new RuleException(
                typeof(Texts),
                "signing.pdf.attachment",
                "Tệp PDF có tệp khác đính kèm bên trong, người đọc trang không thấy được. Hãy in lại văn bản ra PDF, và tải tệp kèm theo riêng.",
                "Pdf"
            );
        }

        if (file.Name(dict["S"]) is { } order && orders.Contains(order) || file.Name(dict["Subtype"]) is { } kind && living.Contains(kind))
        {
            throw new RuleException(
                typeof(Texts),
                "signing.pdf.order",
                "Tệp PDF có lệnh mở chương trình, gửi dữ liệu, hoặc có phim, âm thanh. Hãy in lại văn bản ra PDF rồi tải lên.",
                "Pdf"
            );
        }

        if (dict["XFA"] is not null)
        {
            throw new PdfRefusedException(PdfRefusal.DynamicForm, "the form is drawn by the reading program");
        }

        foreach (var (_, value) in dict.Entries)
        {
            waiting.Push(value);
        }
    }
}
