using System.Text;

namespace IsoDienTu.Bpmn.Building;

/// <summary>Hands out readable ids that are valid in XML and unique in one diagram: "2.1" becomes Step_2_1, its double Step_2_1__2.</summary>
internal sealed class Ids
{
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);

    public string Make(string prefix, string key)
    {
        var words = new StringBuilder(prefix);
        foreach (var sign in key)
        {
            if (char.IsAsciiLetterOrDigit(sign))
            {
                words.Append(sign);
            }
            else if (words[^1] != '_')
            {
                words.Append('_');
            }
        }
        var id = words.ToString().TrimEnd('_');
        // A double underscore cannot come from a key, so "5" twice never meets "5.2".
        for (var n = 2; !_taken.Add(id); n++)
        {
            id = $"{words.ToString().TrimEnd('_')}__{n}";
        }
        return id;
    }
}
