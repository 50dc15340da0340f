using IsoDienTu.Bpmn;
using IsoDienTu.Kernel;
using IsoDienTu.Procedures;
using IsoDienTu.Signing;
using IsoDienTu.Signing.Looks;

namespace IsoDienTu.Pure.Hostile;

/// <summary>The ways by which files of strangers come in, each with what it says of a file: <c>taken</c> with what it was taken for, or the key of the refusal.</summary>
internal static class Doors
{
    public static readonly IReadOnlyDictionary<string, Func<byte[], string, string>> All = new Dictionary<
        string,
        Func<byte[], string, string>
    >(StringComparer.Ordinal)
    {
        ["paper"] = (file, name) => Refused(() => UploadRules.MediaType(name, FileKind.Of(file), () => new MemoryStream(file))),
        ["procedure"] = Procedure,
        ["table"] = (file, _) => Refused(() => $"{SheetReader.Read(new MemoryStream(file)).Rows.Count} rows"),
        ["diagram"] = Diagram,
        ["document"] = (file, _) => Refused(() => $"{PdfInspection.Read(file).Pages.Count} pages"),
        ["picture"] = Picture,
    };

    private static string Refused(Func<string> take)
    {
        try
        {
            return "taken: " + take();
        }
        catch (RuleException refused)
        {
            return refused.Key;
        }
    }

    private static string Procedure(byte[] file, string name)
    {
        var outcome = ProcedureReader.Read(new MemoryStream(file), name);
        return outcome.Problem?.Key ?? $"taken: {outcome.Reading!.Steps.Count} steps";
    }

    private static string Diagram(byte[] file, string name)
    {
        var read = BpmnReader.Read(file);
        return read.Findings.FirstOrDefault(f => f.Level == IsoDienTu.Bpmn.FindingLevel.Error)?.Kind ?? "taken: diagram";
    }

    private static string Picture(byte[] file, string name)
    {
        try
        {
            var picture = PngPicture.Read(file);
            return $"taken: {picture.Width}×{picture.Height}";
        }
        catch (InvalidDataException)
        {
            return "refused";
        }
    }
}
