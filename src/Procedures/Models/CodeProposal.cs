using System.Globalization;
using System.Text.RegularExpressions;

namespace IsoDienTu.Procedures.Models;

/// <summary>Proposes the code of a new procedure by the way an agency counts its own: after QT.NV.01 and QT.NV.02 comes QT.NV.03.</summary>
internal static partial class CodeProposal
{
    /// <param name="own">Codes in use.</param>
    /// <param name="model">Code of the model, proposed where the agency has no way of counting yet.</param>
    public static string Of(IReadOnlyCollection<string> own, string model)
    {
        var series = own.Select(c => Counted().Match(c))
            .Where(m => m.Success)
            .GroupBy(m => m.Groups["start"].Value, StringComparer.Ordinal);
        if (series.OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).FirstOrDefault() is not { } most)
        {
            return own.Contains(model, StringComparer.Ordinal) ? "" : model;
        }

        var last = most.MaxBy(m => int.Parse(m.Groups["n"].Value, CultureInfo.InvariantCulture))!.Groups["n"].Value;
        var next = (int.Parse(last, CultureInfo.InvariantCulture) + 1).ToString(CultureInfo.InvariantCulture);
        return most.Key + next.PadLeft(last.Length, '0');
    }

    [GeneratedRegex(@"^(?<start>.*\D)(?<n>\d{1,6})$", RegexOptions.CultureInvariant)]
    private static partial Regex Counted();
}
