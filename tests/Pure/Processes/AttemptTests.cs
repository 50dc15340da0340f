using IsoDienTu.Processes.Running;

namespace IsoDienTu.Pure.Processes;

/// <summary>When a failed automatic step is tried again by itself.</summary>
public class AttemptTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 6, 1, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(2, 1, 2)]
    [InlineData(6, 1, 32)]
    [InlineData(7, 1, null)]
    [InlineData(1, Stepper.MostServices, 1)]
    [InlineData(1, Stepper.MostServices + 1, null)]
    public void After_so_many_minutes_and_never_where_a_loop_does_not_stop(int number, int chain, int? minutes) =>
        Assert.Equal(minutes, (new Attempt("k", number, chain).Again(Now) - Now)?.TotalMinutes is { } after ? (int)after : null);
}
