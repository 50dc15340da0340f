using System.CommandLine;
using System.Text.Json;
using IsoDienTu.Eiso.Shared;
using IsoDienTu.Procedures;

namespace IsoDienTu.Eiso;

/// <summary><c>eiso procedure</c>: reads approved procedures from Word and HTML files. Needs no database.</summary>
internal static class ProcedureCommands
{
    public static Command Create() => new("procedure", Speech.Of("Quy trình bằng Word hoặc HTML", "Procedures in Word or HTML")) { Read() };

    private static Command Read()
    {
        var file = new Argument<string>("FILE")
        {
            Description = Speech.Of("Tệp quy trình .docx hoặc .html", "A procedure file, .docx or .html"),
        };
        var read = new Command(
            "read",
            Speech.Of("Đọc quy trình và nêu những chỗ cần xem lại", "Reads a procedure and says what to look at again")
        )
        {
            file,
        };
        read.Runs(call =>
        {
            var reading = Reading(call.Value(file));
            using var json = JsonDocument.Parse(ProcedureReadingJson.Write(reading));
            call.Answer(json.RootElement, () => ReadingSheet.Write(reading));
            return Exit.Yes;
        });
        return read;
    }

    private static ProcedureReading Reading(string path)
    {
        if (!File.Exists(path))
        {
            throw new InputError(path, "không có tệp này; kiểm tra lại đường dẫn", "there is no such file; check the path");
        }

        using var stream = File.OpenRead(path);
        var outcome = ProcedureReader.Read(stream, path);
        return outcome.Understood ? outcome.Reading : throw new InputError(path, outcome.Problem.Message, outcome.Problem.MessageEn);
    }
}
