using System.Text;

namespace IsoDienTu.Kernel.Sheets;

/// <summary>Comma, semicolon or tab separated text: the quotes of RFC 4180, any line ending.</summary>
internal static class CsvSheet
{
    /// <summary>Which sign separates shows in the beginning.</summary>
    private const int Beginning = 1 << 16;

    public static Sheet Read(MemoryStream bytes, SheetLimits limits)
    {
        var text = Decode(bytes);
        var (separator, start, line) = Separator(text);
        return new Sheet("", Rows(text, separator, start, line, limits));
    }

    private static string Decode(MemoryStream bytes)
    {
        var span = bytes.GetBuffer().AsSpan(0, (int)bytes.Length);
        string text;
        try
        {
            text = span switch
            {
                [0xEF, 0xBB, 0xBF, ..] => Strict(new UTF8Encoding(false, true), span[3..]),
                [0xFF, 0xFE, ..] => Strict(new UnicodeEncoding(false, false, true), span[2..]),
                [0xFE, 0xFF, ..] => Strict(new UnicodeEncoding(true, false, true), span[2..]),
                _ => Strict(new UTF8Encoding(false, true), span),
            };
        }
        catch (DecoderFallbackException)
        {
            throw new SheetException(
                "sheet.encoding",
                "Tệp văn bản không phải bảng mã Unicode (có thể là TCVN3, VNI hay Windows-1258); hãy lưu lại dạng CSV UTF-8 hoặc .xlsx."
            );
        }

        return text.Contains('\0', StringComparison.Ordinal)
            ? throw new SheetException("sheet.kind", "Tệp không phải bảng tính; chỉ nhận .xlsx hoặc .csv.")
            : text;
    }

    private static string Strict(Encoding encoding, ReadOnlySpan<byte> bytes) => encoding.GetString(bytes);

    /// <summary>The sign that parts most of the first lines into equally many cells; spreadsheets may state it in a first line <c>sep=;</c>.</summary>
    private static (char Separator, int Start, int Line) Separator(string text)
    {
        if (text.StartsWith("sep=", StringComparison.OrdinalIgnoreCase) && text.Length > 4 && text[4] is not ('\r' or '\n'))
        {
            var end = text.IndexOf('\n', StringComparison.Ordinal);
            return (text[4], end < 0 ? text.Length : end + 1, 2);
        }

        if (string.IsNullOrWhiteSpace(text))
        {
            throw new SheetException("sheet.empty", "Tệp rỗng; hãy chọn tệp có ít nhất một dòng tiêu đề và một dòng dữ liệu.");
        }

        // A separator comes equally often in every line; a comma inside titles and addresses does not.
        var lines = FirstLines(text.AsSpan(0, Math.Min(text.Length, Beginning)), 20);
        var best = new[] { ',', ';', '\t' }
            .Select(sign =>
                (
                    Sign: sign,
                    Usual: lines
                        .Select(l => l.Count(c => c == sign))
                        .Where(n => n > 0)
                        .CountBy(n => n)
                        .DefaultIfEmpty()
                        .MaxBy(n => (n.Value, n.Key))
                )
            )
            .MaxBy(s => (s.Usual.Value, s.Usual.Key));
        return (best.Sign, 0, 1);
    }

    /// <summary>The first lines without what stands in quotes.</summary>
    private static List<string> FirstLines(ReadOnlySpan<char> text, int count)
    {
        var lines = new List<string>();
        var line = new StringBuilder();
        var quoted = false;
        foreach (var c in text)
        {
            quoted ^= c == '"';
            if (quoted)
            {
                continue;
            }

            if (c is not ('\n' or '\r'))
            {
                line.Append(c);
            }
            else if (line.Length > 0)
            {
                lines.Add(line.ToString());
                line.Clear();
                if (lines.Count == count)
                {
                    return lines;
                }
            }
        }

        lines.Add(line.ToString());
        return lines;
    }

    private static List<SheetRow> Rows(string text, char separator, int start, int line, SheetLimits limits)
    {
        var rows = new RowCollector(limits);
        var cell = new StringBuilder();
        var quoteLine = 0;
        var isBlank = true;
        rows.Begin(line);
        for (var i = start; i < text.Length; i++)
        {
            var c = text[i];
            line += c == '\n' || (c == '\r' && (i + 1 == text.Length || text[i + 1] != '\n')) ? 1 : 0;
            if (quoteLine > 0)
            {
                if (c != '"')
                {
                    Take(c);
                }
                else if (i + 1 < text.Length && text[i + 1] == '"')
                {
                    cell.Append('"');
                    i++;
                }
                else
                {
                    quoteLine = 0;
                }
            }
            else if (c == '"' && isBlank)
            {
                cell.Clear();
                quoteLine = line;
            }
            else if (c == separator)
            {
                Close();
            }
            else if (c == '\n' || (c == '\r' && (i + 1 == text.Length || text[i + 1] != '\n')))
            {
                Close();
                rows.End();
                rows.Begin(line);
            }
            else if (c != '\r')
            {
                Take(c);
            }
        }

        if (quoteLine > 0)
        {
            throw new SheetException("sheet.quote", "Dấu ngoặc kép mở ở dòng {0} không được đóng; hãy thêm dấu \" còn thiếu.", quoteLine);
        }

        Close();
        rows.End();
        return rows.Rows;

        void Take(char c)
        {
            cell.Append(c);
            isBlank &= char.IsWhiteSpace(c);
            if (cell.Length > 2 * limits.MaxCellLength)
            {
                // Refused there, before it costs more.
                Close();
            }
        }

        void Close()
        {
            rows.Add(cell);
            isBlank = true;
        }
    }
}
