using System.Collections.Immutable;
using System.Globalization;
using System.Xml.Linq;

namespace IsoDienTu.Bpmn.Reading;

/// <summary>Reads from iso:step how others are asked for their opinion; StepXml writes it.</summary>
internal static class ConsultReader
{
    private const string QuorumOf = "quorum:";

    public static ConsultFacts? Read(Compilation file, XElement step, string nodeId)
    {
        var how = TaskReader.Text(step, "consult");
        if (how is null)
        {
            return null;
        }
        if (how is not ("required" or "offered"))
        {
            Warn(file, nodeId, "consult", how, "required, offered");
            return null;
        }
        var (rule, quorum) = RuleOf(file, step, nodeId);
        var silence = TaskReader.Text(step, "consultSilence");
        if (silence is not (null or "agreement" or "nothing"))
        {
            Warn(file, nodeId, "consultSilence", silence, "agreement, nothing");
        }
        return new(how == "required")
        {
            Rule = rule,
            Quorum = quorum,
            Term = TaskReader.Text(step, "consultTerm"),
            SilenceAgrees = silence == "agreement",
            With = Split(TaskReader.Text(step, "consultWith")),
            Pauses = TaskReader.Text(step, "consultPauses") == "true",
        };
    }

    private static ImmutableArray<string> Split(string? list) =>
        [.. (list ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];

    private static (AgreementRule Rule, int Quorum) RuleOf(Compilation file, XElement step, string nodeId)
    {
        var text = TaskReader.Text(step, "consultRule") ?? "all";
        if (text.StartsWith(QuorumOf, StringComparison.Ordinal))
        {
            if (int.TryParse(text[QuorumOf.Length..], NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            {
                return (AgreementRule.Quorum, number);
            }
        }
        else if (text is "all" or "firstRefusal")
        {
            return (text == "all" ? AgreementRule.All : AgreementRule.FirstRefusal, 0);
        }
        Warn(file, nodeId, "consultRule", text, "all, quorum:2, firstRefusal");
        return (AgreementRule.All, 0);
    }

    private static void Warn(Compilation file, string nodeId, string name, string value, string known) =>
        file.Warning(
            nodeId,
            "step_consult",
            $"Bước '{nodeId}': {name}='{value}' không hiểu được; chỉ có {known}.",
            $"Step '{nodeId}': {name}='{value}' means nothing; there are {known}."
        );
}
