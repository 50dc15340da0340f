using System.Globalization;
using System.Text;

namespace IsoDienTu.Signing.Pdf;

/// <summary>Writes values of the PDF language and remembers where each <see cref="PdfHole"/> came to stand.</summary>
internal sealed class PdfWriter(MemoryStream output)
{
    /// <summary>Places of the holes by name.</summary>
    public Dictionary<string, long> Holes { get; } = new(StringComparer.Ordinal);

    public void Text(string ascii) => output.Write(Encoding.Latin1.GetBytes(ascii));

    public void Value(PdfValue value)
    {
        switch (value)
        {
            case PdfBool b:
                Text(b.Value ? "true" : "false");
                break;
            case PdfInteger n:
                Text(n.Value.ToString(CultureInfo.InvariantCulture));
                break;
            case PdfReal r:
                Text(r.Value.ToString("0.#####", CultureInfo.InvariantCulture));
                break;
            case PdfName name:
                Text(Name(name.Value));
                break;
            case PdfRef reference:
                Text(string.Create(CultureInfo.InvariantCulture, $"{reference.Number} {reference.Generation} R"));
                break;
            case PdfString s:
                Text("<" + Convert.ToHexString(s.Bytes) + ">");
                break;
            case PdfArray array:
                Array(array);
                break;
            case PdfDict dict:
                Dict(dict);
                break;
            case PdfStream stream:
                Dict(stream.Dict.With("Length", new PdfInteger(stream.Raw.Length)));
                Text("\nstream\n");
                output.Write(stream.Raw.Span);
                Text("\nendstream");
                break;
            case PdfHole hole:
                Holes[hole.Name] = output.Position;
                output.Write(hole.Text);
                break;
            default:
                Text("null");
                break;
        }
    }

    private void Array(PdfArray array)
    {
        Text("[");
        for (var i = 0; i < array.Items.Count; i++)
        {
            Text(i == 0 ? "" : " ");
            Value(array.Items[i]);
        }

        Text("]");
    }

    private void Dict(PdfDict dict)
    {
        Text("<<");
        foreach (var (key, value) in dict.Entries)
        {
            Text(Name(key) + " ");
            Value(value);
            Text("\n");
        }

        Text(">>");
    }

    private static string Name(string name)
    {
        var text = new StringBuilder("/");
        foreach (var c in name)
        {
            if (c is > ' ' and < (char)127 && c != '#' && !PdfReader.IsDelimiter((byte)c))
            {
                text.Append(c);
            }
            else
            {
                text.Append(CultureInfo.InvariantCulture, $"#{(int)c:X2}");
            }
        }

        return text.ToString();
    }
}
