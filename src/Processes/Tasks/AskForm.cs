using IsoDienTu.Bpmn;
using IsoDienTu.Kernel;
using IsoDienTu.Processes.Running;

namespace IsoDienTu.Processes.Tasks;

/// <summary>The form of one button that asks for more than a press. Every input's name begins with the form's own, so that the forms of a page keep apart.</summary>
/// <param name="Index">Which of the page's forms it is.</param>
/// <param name="Code">The outcome; null for a step without a choice.</param>
/// <param name="Label">The words on the button.</param>
internal sealed record AskForm(int Index, string? Code, string Label, Asked Asked)
{
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

    /// <summary>The forms of a step's page: one for each button that asks for something.</summary>
    public static IReadOnlyList<AskForm> Of(IReadOnlyList<Outcome> outcomes, Asked asked, string complete) =>
        outcomes.Count == 0
            ? asked.IsNothing
                ? []
                : [new AskForm(0, null, complete, asked)]
            : [.. outcomes.Where(o => !o.Asked.IsNothing).Select((o, i) => new AskForm(i, o.Code, o.Label, o.Asked))];
}
