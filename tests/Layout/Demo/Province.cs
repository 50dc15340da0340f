using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using IsoDienTu.Layout.Reading;

namespace IsoDienTu.Layout.Demo;

/// <summary>The files of the demo folder, read for checking.</summary>
internal static partial class Province
{
    public static Table Agencies => Read("agencies");

    public static Table Units => Read("units");

    public static Table Posts => Read("posts");

    public static Table People => Read("people");

    public static Table Appointments => Read("appointments");

    public static Table Roles => Read("roles");

    public static Table Procedures => Read("procedures");

    public static Table Parts => Read("parts");

    public static Table Forms => Read("forms");

    public static Table Successions => Read("successions");

    public static string Text(string file) =>
        SourceTree.Repository.Find("demo/" + file)?.Text ?? throw new FileNotFoundException("demo/" + file);

    /// <summary>The cells of each row of the tables of a procedure document, as plain text.</summary>
    public static List<string[]> RowsOf(string html) =>
        [
            .. Row()
                .Matches(html)
                .Select(row =>
                    Cell()
                        .Matches(row.Value)
                        .Select(c => WebUtility.HtmlDecode(Tag().Replace(c.Groups["inside"].Value, " ")).Trim())
                        .ToArray()
                ),
        ];

    /// <summary>Rows of the process table: five cells, the first a step number; roles stand in the column that names a post.</summary>
    public static List<(string Role, string Content, string Time)> StepsOf(string html, IReadOnlySet<string> roles) =>
        [
            .. RowsOf(ProcessPart(html))
                .Where(r => r.Length == 5 && StepNumber().IsMatch(r[0]) && (roles.Contains(r[1]) || roles.Contains(r[2])))
                .Select(r => roles.Contains(r[2]) ? (r[2], r[1], r[3]) : (r[1], r[2], r[3])),
        ];

    /// <summary>Working minutes of a written term, 8 hours a day; null when the cell names no amount.</summary>
    public static int? Minutes(string term)
    {
        var match = Term().Match(term);
        if (!match.Success)
        {
            return null;
        }

        var top = decimal.Parse(match.Groups["n"].Value.Replace(',', '.'), CultureInfo.InvariantCulture);
        var below = match.Groups["d"].Success ? decimal.Parse(match.Groups["d"].Value, CultureInfo.InvariantCulture) : 1;
        return (int)(top / below * (match.Groups["unit"].Value == "giờ" ? 60 : 480));
    }

    // The table of records to keep has five columns as well, so only section 5.10 counts.
    private static string ProcessPart(string html) =>
        html[html.IndexOf("5.10. Quy trình xử lý", StringComparison.Ordinal)..html.IndexOf("6. BIỂU MẪU", StringComparison.Ordinal)];

    private static Table Read(string name) => Table.Read(Text(name + ".csv"));

    [GeneratedRegex("<tr>.*?</tr>", RegexOptions.Singleline)]
    private static partial Regex Row();

    [GeneratedRegex("<t[dh][^>]*>(?<inside>.*?)</t[dh]>", RegexOptions.Singleline)]
    private static partial Regex Cell();

    [GeneratedRegex("<[^>]+>")]
    private static partial Regex Tag();

    [GeneratedRegex(@"^(?:B|Bước )?\d+$")]
    private static partial Regex StepNumber();

    [GeneratedRegex(@"^(?<n>\d+(?:,\d+)?)(?:/(?<d>\d+))? (?<unit>ngày|giờ)")]
    private static partial Regex Term();
}
