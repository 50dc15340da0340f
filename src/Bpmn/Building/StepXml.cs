using System.Globalization;
using System.Xml.Linq;
using IsoDienTu.Bpmn.Reading;

namespace IsoDienTu.Bpmn.Building;

/// <summary>Writes our own step facts as iso:step; TaskReader reads them.</summary>
internal static class StepXml
{
    public static XElement Write(StepFacts step) =>
        new(
            Names.Iso + "step",
            new XAttribute("number", step.Number),
            step.Term is null ? null : new XAttribute("term", step.Term),
            step.Minutes is null ? null : new XAttribute("minutes", step.Minutes.Value.ToString(CultureInfo.InvariantCulture)),
            step.Forms.IsEmpty ? null : new XAttribute("forms", string.Join(';', step.Forms)),
            step.Role is null ? null : new XAttribute("role", step.Role),
            step.Kind is null ? null : new XAttribute("kind", step.Kind),
            step.SameAs is null ? null : new XAttribute("sameAs", step.SameAs),
            step.NotSameAs is null ? null : new XAttribute("notSameAs", step.NotSameAs),
            step.Share is null ? null : new XAttribute("share", step.Share == Sharing.Rotation ? "rotation" : "least"),
            step.Consult is null ? null : Consult(step.Consult)
        );

    private static XAttribute?[] Consult(ConsultFacts consult) =>
        [
            new("consult", consult.IsRequired ? "required" : "offered"),
            new(
                "consultRule",
                consult.Rule switch
                {
                    AgreementRule.Quorum => string.Create(CultureInfo.InvariantCulture, $"quorum:{consult.Quorum}"),
                    AgreementRule.FirstRefusal => "firstRefusal",
                    _ => "all",
                }
            ),
            consult.Term is null ? null : new("consultTerm", consult.Term),
            new("consultSilence", consult.SilenceAgrees ? "agreement" : "nothing"),
            consult.With.IsEmpty ? null : new("consultWith", string.Join(';', consult.With)),
            consult.Pauses ? new("consultPauses", "true") : null,
        ];
}
