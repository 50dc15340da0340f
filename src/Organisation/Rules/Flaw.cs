using System.Globalization;
using IsoDienTu.Kernel;

namespace IsoDienTu.Organisation.Rules;

/// <summary>One rule that is not met: a page throws it, an import lists it beside its row.</summary>
/// <param name="Key">Stable key, also the API error code.</param>
/// <param name="Sentence">Vietnamese sentence that names the rule and the mend, with <c>{0}</c> places.</param>
/// <param name="Field">Property of the draft it concerns.</param>
/// <param name="Args">What fills the places.</param>
internal sealed record Flaw(string Key, string Sentence, string Field, params object[] Args)
{
    public string Text => Args.Length == 0 ? Sentence : string.Format(CultureInfo.GetCultureInfo("vi-VN"), Sentence, Args);

    /// <summary>The flaw as the page reports it beside its field, whose name carries the page's prefix.</summary>
    public RuleException ToException(string prefix = "Input.") => new(typeof(Texts), Key, Sentence, prefix + Field, Args);

    /// <summary>Throws the first flaw, if there is any.</summary>
    public static void Stop(IEnumerable<Flaw> flaws)
    {
        if (flaws.FirstOrDefault() is { } flaw)
        {
            throw flaw.ToException();
        }
    }
}
