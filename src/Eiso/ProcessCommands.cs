using System.CommandLine;
using IsoDienTu.Bpmn;
using IsoDienTu.Eiso.Shared;
using IsoDienTu.WorkingTime;

namespace IsoDienTu.Eiso;

/// <summary><c>eiso process</c>: checks, plays and passes on BPMN files. Needs no database.</summary>
internal static class ProcessCommands
{
    public static Command Create() =>
        new("process", Speech.Of("Sơ đồ quy trình BPMN 2.0", "BPMN 2.0 process diagrams")) { Check(), Play(), RoundTrip() };

    private static Argument<string> FileArgument() => new("FILE.bpmn") { Description = Speech.Of("Tệp BPMN 2.0", "A BPMN 2.0 file") };

    private static Command Check()
    {
        var file = FileArgument();
        var check = new Command("check", Speech.Of("Kiểm tra sơ đồ trước khi ban hành", "Checks a diagram before publishing")) { file };
        check.Runs(call =>
        {
            var path = call.Value(file);
            var read = Read(path);
            var result = read.Diagram is null ? new CheckResult([], false) : Checker.Check(read.Diagram);
            List<Finding> findings = [.. read.Findings, .. result.Findings];
            var errors = findings.Count(f => f.Level == FindingLevel.Error);
            call.Answer(
                new
                {
                    file = Path.GetFileName(path),
                    sound = read.HasErrors ? false : result.Sound,
                    errors,
                    warnings = findings.Count(f => f.Level == FindingLevel.Warning),
                    findings = findings.Select(Shape),
                },
                () => string.Join('\n', findings.Select(Line).Append(Verdict(errors, result.Sound)))
            );
            return read.Diagram is null ? Exit.BadInput
                : errors > 0 ? Exit.No
                : Exit.Yes;
        });
        return check;
    }

    private static Command Play()
    {
        var file = FileArgument();
        var scenario = new Argument<string>("SCENARIO.json") { Description = Speech.Of("Tệp kịch bản", "A scenario file") };
        var also = new Option<string[]>("--also")
        {
            HelpName = "FILE.bpmn",
            Description = Speech.Of("Sơ đồ khác được gọi tới", "A further diagram that may be called"),
        };
        var play = new Command("play", Speech.Of("Chạy thử theo kịch bản trên đồng hồ ảo", "Plays scenarios on a virtual clock"))
        {
            file,
            scenario,
            also,
        };
        play.Runs(call =>
        {
            var main = Readable(call.Value(file));
            List<ReadResult> others = [.. (call.Optional(also) ?? []).Select(Readable)];
            var path = call.Value(scenario);
            try
            {
                var result = ScenarioPlayer.Play(main, others, Call.ReadText(path), Due);
                call.Answer(result, () => Told(result));
                return result.Failed == 0 ? Exit.Yes : Exit.No;
            }
            catch (FormatException mistake)
            {
                throw new InputError(path, $"tệp kịch bản sai: {mistake.Message}", mistake.Message);
            }
        });
        return play;
    }

    private static Command RoundTrip()
    {
        var file = FileArgument();
        var output = new Option<string>("-o", "--output")
        {
            Required = true,
            HelpName = "OUT.bpmn",
            Description = Speech.Of("Tệp ghi ra", "The file to write"),
        };
        var trip = new Command("roundtrip", Speech.Of("Nhập rồi xuất lại sơ đồ", "Imports a diagram and exports it again"))
        {
            file,
            output,
        };
        trip.Runs(call =>
        {
            var read = Readable(call.Value(file));
            var path = call.Value(output);
            File.WriteAllBytes(path, BpmnWriter.Write(read.Diagram!));
            call.Answer(
                new
                {
                    written = path,
                    nodes = read.Diagram!.Nodes.Length,
                    flows = read.Diagram.Flows.Length,
                    findings = read.Findings.Select(Shape),
                },
                () => Speech.Of($"Đã ghi {path}", $"Wrote {path}")
            );
            return Exit.Yes;
        });
        return trip;
    }

    private static ReadResult Read(string path)
    {
        var info = new FileInfo(path);
        if (!info.Exists)
        {
            throw new InputError(path, "không có tệp này; kiểm tra lại đường dẫn", "there is no such file; check the path");
        }
        return info.Length > BpmnReader.MaxBytes ? BpmnReader.TooLarge(info.Length) : BpmnReader.Read(File.ReadAllBytes(path));
    }

    /// <summary>A file that gives a diagram; one that cannot be read at all is bad input.</summary>
    private static ReadResult Readable(string path)
    {
        var read = Read(path);
        return read.Diagram is not null ? read : throw new InputError(path, read.Findings[0].Message, read.Findings[0].MessageEn);
    }

    private static DateTimeOffset? Due(string term, DateTimeOffset start) =>
        Term.TryParse(term, null, out var limit, out _)
            ? new WorkSchedule(WorkCalendar.National, OfficeHours.Default).Due(start, limit)
            : null;

    private static object Shape(Finding finding) =>
        new
        {
            element = finding.ElementId,
            level = Level(finding),
            kind = finding.Kind,
            message = finding.Message,
            messageEn = finding.MessageEn,
        };

    private static string Level(Finding finding) =>
        finding.Level switch
        {
            FindingLevel.Error => "error",
            FindingLevel.Warning => "warning",
            _ => "info",
        };

    private static string Line(Finding finding) =>
        $"{Level(finding), -7} {finding.ElementId ?? "-"} {finding.Kind}: {Speech.Of(finding.Message, finding.MessageEn)}";

    private static string Verdict(int errors, bool? sound) =>
        errors > 0 ? Speech.Of($"Có {errors} lỗi: chưa ban hành được.", $"{errors} errors: not fit to publish.")
        : sound is null ? Speech.Of("Không thấy lỗi; chưa chứng minh được là luôn kết thúc.", "No errors; not proved that it always ends.")
        : Speech.Of("Không có lỗi; quy trình luôn kết thúc được.", "No errors; the process can always end.");

    private static string Told(PlayResult result) =>
        string.Join(
            '\n',
            result
                .Failures.Select(f =>
                    Speech.Of(
                        $"Kịch bản {f.Scenario}, bước {f.Step}: mong đợi {f.Expected}, thực tế {f.Actual}",
                        $"Scenario {f.Scenario}, step {f.Step}: expected {f.Expected}, was {f.Actual}"
                    )
                )
                .Append(Speech.Of($"Đúng {result.Passed}, sai {result.Failed}", $"{result.Passed} passed, {result.Failed} failed"))
        );
}
