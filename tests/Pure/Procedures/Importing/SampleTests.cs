using System.Text.Json;
using IsoDienTu.Procedures;
using IsoDienTu.Procedures.Drafting;
using IsoDienTu.Processes;

namespace IsoDienTu.Pure.Procedures.Importing;

/// <summary>The approved procedures kept beside the repository, each with the reading a careful person made of it.</summary>
public class SampleTests
{
    private const string Absent = "the sample procedures (shared/data/procedures) are not on this machine";

    [Fact]
    public void The_sample_procedures_are_read_as_a_careful_person_read_them()
    {
        var folder = Folder();
        var score = new SampleScore();
        foreach (var truth in Directory.EnumerateFiles(folder, "p*.json"))
        {
            using var json = JsonDocument.Parse(File.ReadAllText(truth));
            var file = Path.Combine(folder, json.RootElement.GetProperty("file").GetString()!);
            score.Add(json.RootElement, Read(file));
        }

        Assert.True(score.Steps > 100, $"only {score.Steps} reference steps");
        Assert.True(score.Numbers >= 0.98 * score.Steps, $"numbers {score.Numbers} of {score.Steps}");
        Assert.True(score.Roles >= 0.98 * score.Steps, $"roles {score.Roles} of {score.Steps}");
        Assert.True(score.Minutes >= 0.98 * score.Steps, $"minutes {score.Minutes} of {score.Steps}");
        Assert.True(score.TotalsRight >= 0.98 * score.Totals, $"totals {score.TotalsRight} of {score.Totals}");
        Assert.True(score.BranchesRight >= 0.9 * score.BranchesTrue, $"branch recall {score.BranchesRight} of {score.BranchesTrue}");
        Assert.True(score.BranchesRight >= 0.9 * score.BranchesRead, $"branch precision {score.BranchesRight} of {score.BranchesRead}");
        Assert.Empty(score.AnomaliesMissed);
    }

    [Fact]
    public void Every_sample_is_drawn_without_an_error()
    {
        foreach (var file in Directory.EnumerateFiles(Folder(), "p*.*").Where(f => !f.EndsWith(".json", StringComparison.Ordinal)))
        {
            foreach (var card in CasesOfReading.Split(Read(file)).Select(CardOfReading.Make))
            {
                var (_, findings) = Definitions.Preview(CardProcess.Draft(card), card.LegalMinutes, "t", "vi");
                var errors = findings.Where(f => f.Level == "error").Select(f => f.Message).ToList();
                Assert.True(errors.Count == 0, $"{Path.GetFileName(file)} {card.Code}: {string.Join("; ", errors)}");
            }
        }
    }

    [Fact]
    public void Every_understood_piece_of_a_sample_names_a_place_that_exists()
    {
        foreach (var file in Directory.EnumerateFiles(Folder(), "p*.docx"))
        {
            var reading = Read(file);
            var places = reading
                .Steps.SelectMany(s => new[] { s.At.Row, s.At.Role, s.At.Time, s.At.Forms })
                .Concat(reading.Components.SelectMany(c => c.Lines.Select(l => l.At)))
                .Append(reading.Header.Title?.At);
            Assert.All(places.OfType<SourceAnchor>(), place => Assert.NotNull(reading.Source.Find(place)));
        }
    }

    private static ProcedureReading Read(string file)
    {
        using var stream = File.OpenRead(file);
        var outcome = ProcedureReader.Read(stream, file);
        Assert.True(outcome.Understood, $"{file}: {outcome.Problem?.MessageEn}");
        return outcome.Reading;
    }

    private static string Folder()
    {
        for (var up = new DirectoryInfo(AppContext.BaseDirectory); up is not null; up = up.Parent)
        {
            var folder = Path.Combine(up.FullName, "shared", "data", "procedures");
            if (Directory.Exists(folder))
                return folder;
        }
        Assert.Skip(Absent);
        return "";
    }
}
