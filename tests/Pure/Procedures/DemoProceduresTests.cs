using IsoDienTu.Kernel;
using IsoDienTu.Procedures;

namespace IsoDienTu.Pure.Procedures;

/// <summary>The demo province's procedures are read by the same importer as anybody's, and nothing in them is doubtful.</summary>
public sealed class DemoProceduresTests
{
    public static TheoryData<string> Codes => [.. Procedures.Select(p => p["code"])];

    private static IReadOnlyList<SheetRecord> Procedures =>
        Read("procedures.csv", "code", "name", "document_code", "file", "agency", "term_minutes");

    [Theory]
    [MemberData(nameof(Codes))]
    public void A_demo_procedure_is_understood_without_a_doubt(string code)
    {
        var row = Procedures.Single(p => p["code"] == code);
        using var file = File.OpenRead(Demo(row["file"]));

        var reading = ProcedureReader.Read(file, row["file"]).Reading;

        Assert.NotNull(reading);
        Assert.Empty(reading.Findings);
        Assert.Equal(row["name"], reading.Header.Title?.Text);
        Assert.Equal(row["document_code"], reading.Header.Code?.Text);
        Assert.Equal([code], reading.Header.ProcedureCodes);
        Assert.Equal(row["term_minutes"], $"{reading.LegalTotal.Minutes}");
        Assert.Equal(reading.LegalTotal.Minutes, reading.Steps.Sum(s => s.Minutes ?? 0));
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void Its_steps_name_posts_and_its_ways_lead_on_back_and_out(string code)
    {
        var row = Procedures.Single(p => p["code"] == code);
        using var file = File.OpenRead(Demo(row["file"]));
        var steps = ProcedureReader.Read(file, row["file"]).Reading!.Steps;
        var posts = Read("posts.csv", "code", "step_role").Select(p => p["step_role"]).ToHashSet();

        Assert.All(steps, s => Assert.Contains(s.Role, posts));
        Assert.Equal([ReadStep.End], steps[^1].Next.Select(n => n.To));
        Assert.Contains(steps.SelectMany(s => s.Returns), r => r.Kind == ReturnKind.Rework);
        Assert.Contains(steps.SelectMany(s => s.Returns), r => r is { Kind: ReturnKind.Supplement, To: ReadStep.Applicant });
        Assert.Contains(steps.SelectMany(s => s.Returns), r => r is { Kind: ReturnKind.Refuse, To: ReadStep.Applicant });
    }

    private static IReadOnlyList<SheetRecord> Read(string name, params string[] columns)
    {
        using var file = File.OpenRead(Demo(name));
        return SheetReader.Read(file).Table([.. columns.Select(c => new SheetColumn(c, true, c))]).Records;
    }

    private static string Demo(string name)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var file = Path.Combine(folder.FullName, "demo", name);
            if (File.Exists(file))
            {
                return file;
            }
        }

        throw new FileNotFoundException("demo/" + name);
    }
}
