using System.Text.Json;
using IsoDienTu.Eiso.Shared;

namespace IsoDienTu.Pure.Eiso;

public sealed class WorkingTimeCommandsTests
{
    [Fact]
    public async Task The_due_call_answers_with_one_JSON_document_and_nothing_else()
    {
        var (exit, output, error) = await Run("working-time", "due", "--start", "2026-08-28T14:00", "--term", "8 giờ làm việc", "--json");

        using var answer = JsonDocument.Parse(output);
        Assert.Equal("2026-09-03T14:00:00+07:00", answer.RootElement.GetProperty("due").GetString());
        Assert.Equal(480, answer.RootElement.GetProperty("workingMinutes").GetInt32());
        Assert.Equal((0, ""), (exit, error));
    }

    [Theory]
    [InlineData("2026-08-28T14:00", "3 ngày làm việc", null, "2026-09-07T17:00:00+07:00", 1440)]
    [InlineData("2026-08-28T07:00:00Z", "8 giờ làm việc", null, "2026-09-03T14:00:00+07:00", 480)]
    [InlineData("2026-08-28", "3 ngày làm việc", "08:00-12:00,13:00-16:00", "2026-09-07T16:00:00+07:00", 1440)]
    // No working measure of its own: what lies between start and due.
    [InlineData("2026-09-21T13:00", "2 ngày", null, "2026-09-23T17:00:00+07:00", 1200)]
    public async Task Terms_hours_and_offsets_are_taken_as_written(string start, string term, string? hours, string due, int minutes)
    {
        string[] options = hours is null ? [] : ["--hours", hours];
        var (_, output, _) = await Run(["working-time", "due", "--start", start, "--term", term, "--json", .. options]);

        using var answer = JsonDocument.Parse(output);
        Assert.Equal(due, answer.RootElement.GetProperty("due").GetString());
        Assert.Equal(minutes, answer.RootElement.GetProperty("workingMinutes").GetInt32());
    }

    [Fact]
    public async Task A_calendar_file_takes_the_place_of_the_national_one()
    {
        var path = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(path, "date,kind,label_vi,certainty\n2026-09-22,off,Nghỉ bão,\n");

            var (_, output, _) = await Run(
                "working-time",
                "due",
                "--start",
                "2026-09-21T08:00",
                "--term",
                "1 ngày làm việc",
                "--calendar",
                path,
                "--json"
            );

            Assert.Contains("2026-09-23T17:00:00+07:00", output, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public async Task A_promise_that_rests_on_a_forecast_carries_a_note_beside_the_answer()
    {
        var (exit, output, error) = await Run("working-time", "due", "--start", "2027-01-20T08:00", "--term", "10 ngày làm việc", "--json");

        Assert.Equal(0, exit);
        using var answer = JsonDocument.Parse(output);
        Assert.Single(error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Theory]
    [InlineData("--start", "2026-13-01T08:00", "--term", "1 ngày")]
    [InlineData("--start", "2026-09-21T08:00", "--term", "một ít")]
    [InlineData("--start", "2026-09-21T08:00", "--term", "1 ngày", "--hours", "8-17")]
    [InlineData("--start", "2026-09-21T08:00", "--term", "1 ngày", "--calendar", "/nowhere/lich.csv")]
    [InlineData("--start", "1926-09-21T08:00", "--term", "1 ngày")]
    [InlineData("--start", "2026-09-21T08:00")]
    [InlineData("--start", "2026-09-21T08:00", "--term", "1 ngày", "--nonsense")]
    public async Task Bad_input_gets_one_line_on_standard_error_and_status_2(params string[] options)
    {
        var (exit, output, error) = await Run(["working-time", "due", .. options, "--json"]);

        Assert.Equal((2, ""), (exit, output));
        Assert.Single(error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_benchmark_is_answered_with_the_names_there_are()
    {
        var (exit, _, error) = await Run("bench", "nonsense");

        Assert.Equal(2, exit);
        Assert.Contains("working-time", error, StringComparison.Ordinal);
    }

    private static async Task<(int Exit, string Output, string Error)> Run(params string[] args)
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        var exit = await CommandLine.RunAsync(args, output, error);
        return (exit, output.ToString(), error.ToString());
    }
}
