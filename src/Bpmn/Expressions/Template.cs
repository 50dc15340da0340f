using System.Text;

namespace IsoDienTu.Bpmn.Expressions;

/// <summary>Text with ${...} in it, as tools write assignees, groups and due dates; a text with a leading = is one expression (FEEL).</summary>
internal static class Template
{
    /// <exception cref="ExpressionError">One of the parts is no expression or cannot be worked out.</exception>
    public static string Fill(string text, Lookup names)
    {
        if (text.StartsWith('='))
        {
            return Parser.Read(text).Work(names).ToString()!;
        }
        var filled = new StringBuilder();
        var at = 0;
        while (Next(text, at) is { } start)
        {
            var end = text.IndexOf('}', start);
            if (end < 0)
            {
                break;
            }
            filled.Append(text, at, start - at).Append(Parser.Read(text[start..(end + 1)]).Work(names));
            at = end + 1;
        }
        return at == 0 ? text : filled.Append(text, at, text.Length - at).ToString();
    }

    private static int? Next(string text, int from)
    {
        for (var at = from; at + 1 < text.Length; at++)
        {
            if (text[at] is '$' or '#' && text[at + 1] == '{')
            {
                return at;
            }
        }
        return null;
    }
}
