namespace IsoDienTu.Kernel;

/// <summary>Plug: a module's answer to "what must I do now?" on the signed-in person's home page.</summary>
public interface IHomePart
{
    /// <summary>Place on the page, smallest first.</summary>
    int Order { get; }

    /// <summary>What this module has for the person now; null shows nothing.</summary>
    Task<HomePart?> ForAsync(Acting acting, CancellationToken ct);
}

/// <summary>One part of the home page, in words of the request's language.</summary>
/// <param name="Title">What it is about.</param>
/// <param name="Href">Page that holds the whole.</param>
/// <param name="Figures">The few numbers that matter, each a link to its rows.</param>
/// <param name="Rows">The first things to do, most urgent first.</param>
/// <param name="Empty">Sentence when there is nothing to do.</param>
public sealed record HomePart(string Title, string Href, IReadOnlyList<HomeFigure> Figures, IReadOnlyList<HomeRow> Rows, string Empty);

/// <summary>A figure of a home part.</summary>
public sealed record HomeFigure(string Label, int Value, string Href, Parts.Tone Tone = Parts.Tone.Plain);

/// <summary>A thing to do.</summary>
public sealed record HomeRow(string Title, string Detail, string Href, Parts.Deadline? Clock = null);
