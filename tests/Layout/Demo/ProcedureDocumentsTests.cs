using System.Globalization;
using IsoDienTu.Layout.Reading;

namespace IsoDienTu.Layout.Demo;

/// <summary>The twelve documents say what procedures.csv, parts.csv and posts.csv say.</summary>
public sealed class ProcedureDocumentsTests
{
    public static TheoryData<string> Codes => [.. Province.Procedures["code"]];

    [Theory]
    [MemberData(nameof(Codes))]
    public void Steps_are_taken_by_posts_of_the_agency_and_their_minutes_are_the_term(string code)
    {
        var procedure = Find(code);
        var steps = Province.StepsOf(Province.Text(procedure["file"]), RolesOf(procedure["agency"]));

        Assert.InRange(steps.Count, 6, 12);
        Assert.Equal(steps[0].Role, steps[^1].Role);
        Assert.Equal(int.Parse(procedure["term_minutes"], CultureInfo.InvariantCulture), steps.Sum(s => Province.Minutes(s.Time) ?? 0));
        Assert.Equal(procedure["term_minutes"], Province.Minutes(procedure["term"])?.ToString(CultureInfo.InvariantCulture));
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void Each_procedure_can_return_and_ask_for_a_supplement_and_refuse(string code)
    {
        var procedure = Find(code);
        var prose = string.Join(
            ' ',
            Province.StepsOf(Province.Text(procedure["file"]), RolesOf(procedure["agency"])).Select(s => s.Content)
        );

        Assert.Contains("bổ sung", prose, StringComparison.Ordinal);
        Assert.Contains("chuyển lại bước", prose, StringComparison.Ordinal);
        Assert.Matches("nêu rõ lý do|từ chối", prose);
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void The_document_names_its_code_its_parts_and_its_forms(string code)
    {
        var procedure = Find(code);
        var document = Province.Text(procedure["file"]);
        var rows = Province.RowsOf(document);

        Assert.Contains($"Mã hiệu: {procedure["document_code"]}<", document, StringComparison.Ordinal);
        Assert.Contains($"mã {code},", document, StringComparison.Ordinal);
        foreach (var part in Province.Parts.Rows.Where(p => p["procedure"] == code))
        {
            Assert.Contains(
                rows,
                r =>
                    r.Length == 5
                    && r[0] == part["no"]
                    && r[1] == part["name"]
                    && r[4] == part["form"]
                    && Count(r[2]) == part["originals"]
                    && Count(r[3]) == part["copies"]
            );
        }

        foreach (var form in Province.Forms.Rows.Where(f => f["procedure"] == code))
        {
            Assert.Contains(rows, r => r.Length == 3 && r[1] == form["code"] && r[2] == form["name"]);
            Assert.True(form["file"].Length == 0 || File.Exists(Path.Combine(SourceTree.Root(), "demo", form["file"])), form["file"]);
        }
    }

    private static IReadOnlyDictionary<string, string> Find(string code) => Province.Procedures.Rows.Single(p => p["code"] == code);

    private static string Count(string cell) => cell.Length == 0 ? "0" : cell.TrimStart('0');

    private static HashSet<string> RolesOf(string agency)
    {
        var units = Province.Units.Rows.Where(u => u["agency"] == agency).Select(u => u["code"]).ToHashSet();
        return [.. Province.Posts.Rows.Where(p => units.Contains(p["unit"])).Select(p => p["step_role"])];
    }
}
