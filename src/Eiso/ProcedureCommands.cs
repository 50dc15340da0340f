using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;
using IsoDienTu.Eiso.Shared;
using IsoDienTu.Procedures;

namespace IsoDienTu.Eiso;

/// <summary><c>eiso procedure</c>: reads approved procedures from Word and HTML files; <c>import</c> also keeps them as drafts.</summary>
internal static class ProcedureCommands
{
    public static Command Create() =>
        new("procedure", Speech.Of("Quy trình bằng Word hoặc HTML", "Procedures in Word or HTML")) { Read(), Import() };

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

    private static Command Import()
    {
        var file = new Argument<string>("FILE")
        {
            Description = Speech.Of("Tệp quy trình .docx hoặc .html", "A procedure file, .docx or .html"),
        };
        var agency = new Option<string>("--agency")
        {
            HelpName = "H49.12",
            Required = true,
            Description = Speech.Of("Mã cơ quan nhận bản thảo", "Code of the agency that gets the draft"),
        };
        var login = new Option<string?>("--as")
        {
            HelpName = Speech.Of("TÊN_ĐĂNG_NHẬP", "USERNAME"),
            Description = Speech.Of(
                "Người chịu trách nhiệm nhập; bỏ trống thì ghi tên người dùng của máy chủ",
                "The person who answers for it; without it the user of the machine is recorded"
            ),
        };
        var import = new Command(
            "import",
            Speech.Of("Đọc quy trình và lưu thành bản thảo của cơ quan", "Reads a procedure and keeps it as a draft of the agency")
        )
        {
            file,
            agency,
            login,
        };
        import.Runs(
            async (call, ct) =>
            {
                var path = call.Value(file);
                var reading = Reading(path);
                await using var installation = await Installation.OpenAsync(ct);
                var kept = await ProcedureDrafts.KeepAsync(installation, path, call.Value(agency), call.Optional(login), ct);
                var json = JsonNode.Parse(ProcedureReadingJson.Write(reading))!;
                json["agency_code"] = kept.AgencyCode;
                json["drafts"] = new JsonArray([.. kept.Ids.Select(id => (JsonNode)id.ToString())]);
                json["previews"] = new JsonArray([.. kept.Previews.Select(address => (JsonNode)address)]);
                call.Answer(
                    json,
                    () =>
                        ReadingSheet.Write(reading)
                        + "\n\n"
                        + Speech.Of(
                            $"Đã lưu bản thảo ở {kept.AgencyName}; kiểm tra và sửa tại {string.Join(", ", kept.Previews)}",
                            $"Kept as a draft of {kept.AgencyName}; check and correct it at {string.Join(", ", kept.Previews)}"
                        )
                );
                return Exit.Yes;
            }
        );
        return import;
    }

    private static ProcedureReading Reading(string path)
    {
        if (!File.Exists(path))
        {
            throw new InputError(path, "không có tệp này; kiểm tra lại đường dẫn", "there is no such file; check the path");
        }

        using var stream = File.OpenRead(path);
        var outcome = ProcedureReader.Read(stream, path, new ReadingLimits { FileBytes = ProcedureImport.MostBytes });
        return outcome.Understood ? outcome.Reading : throw new InputError(path, outcome.Problem.Message, outcome.Problem.MessageEn);
    }
}
