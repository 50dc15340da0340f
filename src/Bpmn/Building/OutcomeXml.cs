using System.Xml.Linq;
using IsoDienTu.Bpmn.Reading;

namespace IsoDienTu.Bpmn.Building;

/// <summary>Writes the condition of an outcome flow: outcome = "code".</summary>
internal static class OutcomeXml
{
    public static XElement Condition(string code)
    {
        if (code.Length == 0 || !code.All(c => char.IsLetterOrDigit(c) || c is '-' or '_'))
        {
            throw new ArgumentException($"An outcome code has letters, digits, - and _ only; '{code}' has others.", nameof(code));
        }
        return new XElement(
            Names.Model + "conditionExpression",
            new XAttribute(Names.Xsi + "type", "tFormalExpression"),
            $"outcome = \"{code}\""
        );
    }
}
