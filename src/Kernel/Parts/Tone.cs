namespace IsoDienTu.Kernel.Parts;

/// <summary>What a coloured part means. Colour is never alone: each tone brings an icon, and the text says the same.</summary>
public enum Tone
{
    /// <summary>No judgement: a plain state.</summary>
    Plain,

    /// <summary>Something to know or an action in progress.</summary>
    Info,

    /// <summary>Done, valid, in time.</summary>
    Good,

    /// <summary>Needs a look soon.</summary>
    Near,

    /// <summary>Late, refused, invalid.</summary>
    Late,

    /// <summary>Resting: the clock does not run.</summary>
    Paused,
}

internal static class Tones
{
    public static string Css(this Tone tone) => "tone-" + tone.ToString().ToLowerInvariant();

    public static string Icon(this Tone tone) =>
        tone switch
        {
            Tone.Good => Icon("circle-check"),
            Tone.Near => Icon("alert-triangle"),
            Tone.Late => Icon("alert-circle"),
            Tone.Paused => Icon("player-pause"),
            _ => Icon("info-circle"),
        };

    /// <summary>Spelled as a call so that the bundle's scan for icon names finds it.</summary>
    private static string Icon(string name) => name;
}
