using IsoDienTu.Bpmn;

namespace IsoDienTu.Processes.Consulting;

/// <summary>What the drawing of a step says of its opinions, in this module's words; without a word of the drawing, all are heard and silence is nothing.</summary>
internal static class Defaults
{
    public static ConsultRule RuleOf(ConsultFacts? drawn) =>
        drawn?.Rule switch
        {
            AgreementRule.Quorum => ConsultRule.Quorum,
            AgreementRule.FirstRefusal => ConsultRule.FirstRefusal,
            _ => ConsultRule.All,
        };

    public static Silence SilenceOf(ConsultFacts? drawn) => drawn is { SilenceAgrees: true } ? Silence.Agreement : Silence.Nothing;
}
