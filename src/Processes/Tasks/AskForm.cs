using IsoDienTu.Bpmn;
using IsoDienTu.Kernel;
using IsoDienTu.Processes.Running;

namespace IsoDienTu.Processes.Tasks;

/// <summary>
/// The form of a button that asks for more than a press, or of several that ask exactly the same. Every input's name begins with the form's own, so that the
/// forms of a page keep apart.
/// </summary>
/// <param name="Index">Which of the page's forms it is.</param>
/// <param name="Buttons">Its outcomes, in the order of the drawing.</param>
internal sealed record AskForm(int Index, IReadOnlyList<AskButton> Buttons, Asked Asked)
{
    /// <summary>The words on its buttons.</summary>
    public string Label => string.Join(" / ", Buttons.Select(b => b.Label));

    /// <summary>What was posted and refused; null when the form is fresh.</summary>
    public Completion? Given { get; init; }

    /// <summary>Files that are in the store already, by the input they came by.</summary>
    public IReadOnlyList<UploadedFile> Kept { get; init; } = [];

    /// <summary>The name of an input.</summary>
    public string Name(string input) => Prefix + input;

    /// <summary>What the names of its inputs begin with.</summary>
    public string Prefix => $"Asks[{Index}].";

    /// <summary>The name of the input of a paper.</summary>
    public string PaperName(int no) => Name($"Papers[{no}]");

    /// <summary>What it asks, in a line.</summary>
    public string Summary(string comment) =>
        string.Join(
            ", ",
            Asked
                .Fields.Where(f => f.Required)
                .Select(f => f.Label)
                .Prepend(Asked.Comment ? Asked.CommentLabel ?? comment : "")
                .Concat(Asked.Papers)
                .Where(w => w.Length > 0)
        );

    /// <summary>
    /// The forms of a step's page: one for each button that asks for something, and one for all that ask the same. A button that is to be confirmed keeps its
    /// own, because what is confirmed is that one press.
    /// </summary>
    public static IReadOnlyList<AskForm> Of(IReadOnlyList<Outcome> outcomes, Asked asked, string complete) =>
        outcomes.Count == 0
            ? asked.IsNothing
                ? []
                : [new AskForm(0, [new AskButton(null, complete)], asked)]
            :
            [
                .. outcomes
                    .Where(o => !o.Asked.IsNothing)
                    .GroupBy(o => (o.Asked, Own: o.Asked.Confirm ? o.Code : null))
                    .Select((g, i) => new AskForm(i, [.. g.Select(o => new AskButton(o.Code, o.Label))], g.Key.Asked)),
            ];
}

/// <summary>A button of a form.</summary>
/// <param name="Code">The outcome; null for a step without a choice.</param>
/// <param name="Label">The words on it.</param>
internal sealed record AskButton(string? Code, string Label);
