using System.Text.Json;
using IsoDienTu.WorkingTime;

namespace IsoDienTu.Pure.WorkingTime;

/// <summary>The terms of approved procedures, as their step tables write them, against what a careful reader made of them.</summary>
public sealed class ApprovedProcedureTermsTests
{
    [Fact]
    public void Step_terms_of_approved_procedures_read_as_a_careful_reader_did()
    {
        var first = SharedData.Find("procedures/p01.json");
        Assert.SkipWhen(first is null, "The approved procedures are not on this machine.");

        var read = 0;
        foreach (var path in Directory.EnumerateFiles(Path.GetDirectoryName(first)!, "p*.json"))
        {
            using var procedure = JsonDocument.Parse(File.ReadAllText(path));
            foreach (var step in procedure.RootElement.GetProperty("steps").EnumerateArray())
            {
                var written = step.GetProperty("duration_as_written").GetString();
                int? minutes = step.GetProperty("minutes") is { ValueKind: JsonValueKind.Number } number ? number.GetInt32() : null;
                var understood = Term.TryParse(written, TermReading.StepTable, out var term, out _) ? term.WorkingMinutes() : null;

                Assert.True(understood == minutes, $"{Path.GetFileName(path)}: “{written}” is {minutes}, read as {understood}");
                read++;
            }
        }

        Assert.True(read > 0);
    }
}
