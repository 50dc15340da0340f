using System.Globalization;
using System.Text;

namespace IsoDienTu.Layout.Reading;

/// <summary>
/// Walks C# once and tells code, comments, characters and strings apart: ordinary, verbatim, raw and interpolated ones, holes inside holes included.
/// It knows no grammar beyond that.
/// </summary>
internal sealed class CSharpScanner(string source)
{
    private readonly char[] _code = [.. source.Select(c => c == '\n' ? '\n' : ' ')];
    private readonly List<Literal> _literals = [];
    private int _at;

    public string Code => new(_code);

    public IReadOnlyList<Literal> Literals => [.. _literals.OrderBy(l => l.Start)];

    public void Run() => ReadCode(inHole: false);

    private void ReadCode(bool inHole)
    {
        var depth = 0;
        while (_at < source.Length)
        {
            if (SkipComment() || SkipCharacter() || SkipDirective() || ReadString())
            {
                continue;
            }

            var c = source[_at];
            if (inHole && c == '}' && depth-- == 0)
            {
                return;
            }

            depth += inHole && c == '{' ? 1 : 0;
            _code[_at++] = c;
        }
    }

    private bool SkipComment()
    {
        if (Sees("//"))
        {
            MoveTo(source.IndexOf('\n', _at));
            return true;
        }

        if (!Sees("/*"))
        {
            return false;
        }

        var end = source.IndexOf("*/", _at + 2, StringComparison.Ordinal);
        MoveTo(end < 0 ? end : end + 2);
        return true;
    }

    private bool SkipCharacter()
    {
        if (source[_at] != '\'')
        {
            return false;
        }

        _at++;
        while (_at < source.Length && source[_at] is not '\'' and not '\n')
        {
            _at += source[_at] == '\\' ? 2 : 1;
        }

        _at++;
        return true;
    }

    private bool SkipDirective()
    {
        if (source[_at] != '#' || source[(source.LastIndexOf('\n', _at) + 1).._at].Trim().Length > 0)
        {
            return false;
        }

        var start = _at;
        MoveTo(source.IndexOf('\n', _at));
        source.CopyTo(start, _code, start, _at - start);
        return true;
    }

    private bool ReadString()
    {
        var quote = _at;
        while (quote < source.Length && source[quote] is '$' or '@')
        {
            quote++;
        }

        if (quote >= source.Length || source[quote] != '"')
        {
            return false;
        }

        var prefix = source[_at..quote];
        var quotes = source.AsSpan(quote).IndexOfAnyExcept('"') is var n and >= 0 ? n : source.Length - quote;
        var verbatim = prefix.Contains('@', StringComparison.Ordinal);
        var form = new StringForm(Quotes: verbatim || quotes < 3 ? 1 : quotes, Dollars: prefix.Count(c => c == '$'), Verbatim: verbatim);
        var start = _at;
        _code[start] = '"';
        _at = quote + form.Quotes;
        var (value, hasHoles) = ReadInside(form);
        _literals.Add(new Literal(start, value, hasHoles));
        return true;
    }

    private (string Value, bool HasHoles) ReadInside(StringForm form)
    {
        var value = new StringBuilder();
        var hasHoles = false;
        var closing = new string('"', form.Quotes);
        var opening = new string('{', Math.Max(form.Dollars, 1));
        while (_at < source.Length)
        {
            if (form.Verbatim && Sees("\"\""))
            {
                value.Append('"');
                _at += 2;
            }
            else if (Sees(closing))
            {
                _at += form.Quotes;
                break;
            }
            else if (form.Dollars > 0 && !form.IsRaw && (Sees("{{") || Sees("}}")))
            {
                value.Append(source[_at]);
                _at += 2;
            }
            else if (form.Dollars > 0 && Sees(opening))
            {
                _at += opening.Length;
                ReadCode(inHole: true);
                _at += opening.Length;
                value.Append("{}");
                hasHoles = true;
            }
            else if (source[_at] == '\\' && !form.Verbatim && !form.IsRaw)
            {
                value.Append(ReadEscape());
            }
            else
            {
                value.Append(source[_at++]);
            }
        }

        return (value.ToString(), hasHoles);
    }

    private char ReadEscape()
    {
        var kind = _at + 1 < source.Length ? source[_at + 1] : '\\';
        _at += 2;
        if (kind != 'u' || _at + 4 > source.Length)
        {
            return kind switch
            {
                'n' => '\n',
                't' => '\t',
                'r' => '\r',
                '0' => '\0',
                _ => kind,
            };
        }

        var code = source.AsSpan(_at, 4);
        _at += 4;
        return (char)int.Parse(code, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
    }

    private bool Sees(string text) => string.CompareOrdinal(source, _at, text, 0, text.Length) == 0;

    private void MoveTo(int position) => _at = position < 0 ? source.Length : position;

    private sealed record StringForm(int Quotes, int Dollars, bool Verbatim)
    {
        public bool IsRaw => Quotes > 1;
    }
}
