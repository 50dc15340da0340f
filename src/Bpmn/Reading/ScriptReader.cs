using System.Xml.Linq;
using IsoDienTu.Bpmn.Expressions;

namespace IsoDienTu.Bpmn.Reading;

/// <summary>Reads a script task. A script in a language of another product is kept and asked of the host like a service.</summary>
internal static class ScriptReader
{
    public static void Read(Compilation file, XElement element, Node node)
    {
        if (node.Kind != NodeKind.ScriptTask)
        {
            return;
        }
        var zeebe = element.Element(Names.Model + "extensionElements")?.Element(Names.Zeebe + "script");
        var source = (string?)zeebe?.Attribute("expression") ?? element.Element(Names.Model + "script")?.Value;
        var result =
            (string?)zeebe?.Attribute("resultVariable")
            ?? element
                .Attributes()
                .FirstOrDefault(a => a.Name.LocalName == "resultVariable" && Names.TaskAttributes.Contains(a.Name.Namespace))
                ?.Value;
        if (string.IsNullOrWhiteSpace(source))
        {
            file.Warning(
                node.Id,
                "script_missing",
                $"Bước kịch bản '{node.Id}' chưa có nội dung; khi chạy sẽ không làm gì.",
                $"The script task '{node.Id}' has no script; it will do nothing."
            );
            return;
        }
        if (!file.Affords(node.Id, source.Length))
        {
            return;
        }
        try
        {
            node.Script = Script.Read(source, result);
        }
        catch (ExpressionError error)
        {
            file.Affords(node.Id, Compilation.Mistake);
            file.Warning(
                node.Id,
                "script_not_understood",
                $"Kịch bản của '{node.Id}' không đọc được ({error.Vietnamese}); khi chạy, máy chủ phải có dịch vụ làm thay. Chỉ dùng phép gán: ten = biểu thức.",
                $"The script of '{node.Id}' is not understood ({error.Message}); a service of the host has to stand in. Use assignments only: name = expression."
            );
        }
    }
}
