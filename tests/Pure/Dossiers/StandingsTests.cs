using IsoDienTu.Dossiers.Register;
using IsoDienTu.Processes;

namespace IsoDienTu.Pure.Dossiers;

public sealed class StandingsTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 6, 8, 0, 0, TimeSpan.FromHours(7));

    [Fact]
    public void A_process_that_nobody_has_touched_stands_at_its_start()
    {
        var standing = Standings.Of(Instance(), [Pass("1", "Open", 0)], ["3"], false);
        Assert.Equal(new Standing(null) with { Since = Start }, standing);
    }

    [Fact]
    public void The_result_is_ready_since_the_first_uncounted_step_opened()
    {
        var standing = Standings.Of(
            Instance(),
            [Pass("1", "Done", 0, 1), Pass("2", "Done", 1, 5), Pass("3", "Open", 5)],
            ["3", "4"],
            false
        );
        Assert.True(standing.AtReturnStep);
        Assert.Equal(Start.AddHours(5), standing.Since);
    }

    [Fact]
    public void While_a_counted_step_is_open_beside_it_the_result_is_not_ready() =>
        Assert.False(
            Standings.Of(Instance(), [Pass("1", "Done", 0, 1), Pass("3", "Open", 1), Pass("2", "Open", 1)], ["3"], false).AtReturnStep
        );

    [Fact]
    public void A_process_of_uncounted_steps_alone_is_not_ready_before_anything_was_done() =>
        Assert.False(Standings.Of(Instance(), [Pass("3", "Open", 0)], ["3"], false).AtReturnStep);

    [Fact]
    public void An_open_step_of_the_applicant_or_an_open_request_waits_for_the_applicant()
    {
        var applicant = Pass("", "Open", 2) with { Kind = "applicant" };
        Assert.True(Standings.Of(Instance(), [Pass("1", "Done", 0, 2), applicant], [], false).AwaitsApplicant);
        Assert.True(Standings.Of(Instance(), [Pass("1", "Open", 0)], [], asked: true).AwaitsApplicant);
        Assert.Equal(Start.AddHours(2), Standings.Of(Instance(), [Pass("1", "Done", 0, 2), applicant], [], false).Since);
    }

    [Fact]
    public void What_the_clock_rests_for_decides_between_papers_and_payment()
    {
        PauseInfo Pause(string reason) => new(reason, "chờ", null, Start.AddHours(1), null, null, "ai đó");
        var resting = Instance() with { PausedSince = Start.AddHours(1), Pauses = [Pause("payment")] };
        Assert.True(Standings.Of(resting, [Pass("1", "Open", 0)], [], false) is { AwaitsPayment: true, AwaitsApplicant: false });
        resting = resting with { Pauses = [Pause("supplement")] };
        Assert.True(Standings.Of(resting, [Pass("1", "Open", 0)], [], false) is { AwaitsPayment: false, AwaitsApplicant: true });
        resting = resting with { Pauses = [Pause("consultation")] };
        Assert.True(Standings.Of(resting, [Pass("1", "Open", 0)], [], false) is { AwaitsPayment: false, AwaitsApplicant: false });
    }

    [Fact]
    public void The_end_counts_from_the_end_and_remembers_whether_the_result_was_handed_over()
    {
        var over = Instance() with { Status = "Completed", EndedAt = Start.AddHours(9) };
        Assert.True(Standings.Of(over, [Pass("2", "Done", 0, 5), Pass("3", "Done", 5, 9)], ["3"], false).LeftReturnStep);
        Assert.False(Standings.Of(over, [Pass("2", "Done", 0, 9)], ["3"], false).LeftReturnStep);
        Assert.Equal(Start.AddHours(9), Standings.Of(over, [Pass("2", "Done", 0, 5)], [], false).Since);
    }

    [Fact]
    public void Of_steps_left_at_the_same_instant_the_later_pass_is_the_last()
    {
        var over = Instance() with { Status = "Completed", EndedAt = Start };
        Assert.True(Standings.Of(over, [Pass("2", "Done", 0, 0), Pass("3", "Done", 0, 0)], ["3"], false).LeftReturnStep);
    }

    private static InstanceInfo Instance() => new(Guid.Empty, Guid.Empty, "Running", "", "", Start, null, null, null, null, []);

    private static StepPass Pass(string no, string state, int from, int? to = null) =>
        new(
            Guid.CreateVersion7(),
            "e" + no,
            no,
            "Bước " + no,
            "Vai",
            "human",
            state,
            null,
            null,
            null,
            Start.AddHours(from),
            null,
            to is { } hours ? Start.AddHours(hours) : null,
            null,
            null,
            null,
            null
        );
}
