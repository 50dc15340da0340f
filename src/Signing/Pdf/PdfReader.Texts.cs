using System.Text;

namespace IsoDienTu.Signing.Pdf;

/// <content>Names and strings.</content>
internal sealed partial class PdfReader
{
    private string Name()
    {
        At++;
        var text = new StringBuilder();
        while (At < Bytes.Length && !IsSpace(Bytes[At]) && !IsDelimiter(Bytes[At]))
        {
            if (
                Bytes[At] == '#'
                && At + 2 < Bytes.Length
                && Digit(Bytes[At + 1]) is >= 0 and var high
                && Digit(Bytes[At + 2]) is >= 0 and var low
            )
            {
                text.Append((char)((high << 4) | low));
                At += 3;
                continue;
            }

            text.Append((char)Bytes[At++]);
            if (text.Length > 1024)
            {
                throw Damaged("a name is too long");
            }
        }

        budget.Spend(text.Length);
        return text.ToString();
    }

    private PdfString Literal()
    {
        var start = At++;
        var bytes = new List<byte>();
        for (var open = 1; ; )
        {
            var c = Next("a string has no end");
            if (c == ')' && --open == 0)
            {
                break;
            }

            if (c == '(')
            {
                open++;
            }

            if (c == '\\')
            {
                Escape(bytes);
            }
            else
            {
                bytes.Add(c);
            }
        }

        budget.Spend(At - start);
        return new PdfString([.. bytes], isFile ? start : -1, isFile ? At : -1);
    }

    private void Escape(List<byte> bytes)
    {
        var c = Next("a string has no end");
        switch ((char)c)
        {
            case 'n':
                bytes.Add(10);
                break;
            case 'r':
                bytes.Add(13);
                break;
            case 't':
                bytes.Add(9);
                break;
            case 'b':
                bytes.Add(8);
                break;
            case 'f':
                bytes.Add(12);
                break;
            case '\n':
                break;
            case '\r':
                At += Peek() == '\n' ? 1 : 0;
                break;
            case >= '0' and <= '7':
                var value = c - '0';
                for (var i = 0; i < 2 && Peek() is >= '0' and <= '7'; i++)
                {
                    value = (value * 8) + (Bytes[At++] - '0');
                }

                bytes.Add((byte)value);
                break;
            default:
                bytes.Add(c);
                break;
        }
    }

    private PdfString Hex()
    {
        var start = At++;
        var close = Bytes[At..].IndexOf((byte)'>');
        if (close < 0)
        {
            throw Damaged("a string has no end");
        }

        var bytes = new byte[(close + 1) / 2];
        var digits = 0;
        foreach (var c in Bytes.Slice(At, close))
        {
            if (IsSpace(c))
            {
                continue;
            }

            var digit = Digit(c);
            if (digit < 0)
            {
                throw Damaged("a string in hexadecimal has another sign");
            }

            bytes[digits / 2] |= (byte)(digits % 2 == 0 ? digit << 4 : digit);
            digits++;
        }

        At += close + 1;
        budget.Spend(close);
        return new PdfString(bytes[..((digits + 1) / 2)], isFile ? start : -1, isFile ? At : -1, IsHex: true);
    }

    private static int Digit(byte c) =>
        c switch
        {
            >= (byte)'0' and <= (byte)'9' => c - '0',
            >= (byte)'a' and <= (byte)'f' => c - 'a' + 10,
            >= (byte)'A' and <= (byte)'F' => c - 'A' + 10,
            _ => -1,
        };
}
