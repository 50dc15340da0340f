using System.Globalization;
using IsoDienTu.Kernel.Parts;
using IsoDienTu.Processes;
using IsoDienTu.WorkingTime;

namespace IsoDienTu.Pure.Processes;

/// <summary>A clock says why it rests in the language of the page, whatever language it was stopped in.</summary>
public sealed class PauseGroundTests
{
    [Fact]
    public void Every_ground_of_the_closed_list_is_said_in_both_languages()
    {
        Assert.All(PauseGround.All, g => Assert.Equal((g.Words, g.English), (In("vi", g.Words), In("en", g.Words))));
        Assert.Equal(PauseGround.All.Count, PauseGround.All.Select(g => g.English).Distinct().Count());
    }

    [Fact]
    public void Words_outside_the_list_stay_as_they_are() => Assert.Equal("vì lũ lụt", In("en", "vì lũ lụt"));

    private static string? In(string language, string words)
    {
        var before = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        try
        {
            return Clocks
                .Of(new WorkSchedule(WorkCalendar.National, OfficeHours.Default), null, default, 0, paused: true, pausedFor: words)!
                .PausedFor;
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }
}
