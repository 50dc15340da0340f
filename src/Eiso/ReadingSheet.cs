using System.Text;
using IsoDienTu.Eiso.Shared;
using IsoDienTu.Procedures;

namespace IsoDienTu.Eiso;

/// <summary>A reading of a procedure as a page of text.</summary>
internal static class ReadingSheet
{
    public static string Write(ProcedureReading reading)
    {
        var sheet = new StringBuilder();
        Head(sheet, reading);
        foreach (var step in reading.Steps)
        {
            Step(sheet, step);
        }

        sheet.AppendLine();
        sheet.AppendLine(Speech.Of($"{reading.Findings.Count} điểm cần xem:", $"{reading.Findings.Count} findings:"));
        foreach (var finding in reading.Findings)
        {
            sheet.AppendLine($"  {Mark(finding.Level)} {finding.Kind}: {Speech.Of(finding.Message, finding.MessageEn)}");
        }

        return sheet.ToString().TrimEnd();
    }

    private static void Head(StringBuilder sheet, ProcedureReading reading)
    {
        var head = reading.Header;
        void Line(string vietnamese, string english, string? value)
        {
            if (!string.IsNullOrEmpty(value))
            {
                sheet.AppendLine($"{Speech.Of(vietnamese, english)}: {value}");
            }
        }

        Line("Quy trình", "Procedure", head.Title?.Text);
        Line("Cơ quan", "Agency", head.Agency?.Text);
        Line("Mã hiệu", "Code", head.Code?.Text);
        Line("Lần ban hành", "Issue", head.Issue?.Text);
        Line("Ngày ban hành", "Issued on", head.IssuedOn?.Text);
        Line("Quyết định", "Decision", head.Decision?.Text);
        Line("Mã TTHC", "TTHC codes", string.Join(", ", head.ProcedureCodes));
        Line("Thời hạn", "Term", reading.LegalTotal.AsWritten);
        foreach (var one in reading.Cases)
        {
            Line($"Trường hợp {one.Id}", $"Case {one.Id}", $"{one.Title} ({one.Total.AsWritten ?? "?"})");
        }

        foreach (var section in reading.Sections)
        {
            Line($"Phần {section.Id}", $"Part {section.Id}", section.Title);
        }

        sheet.AppendLine();
    }

    private static void Step(StringBuilder sheet, ReadStep step)
    {
        sheet.AppendLine($"{step.No, -6} {step.ShortTitle}");
        sheet.AppendLine($"       {(step.Role.Length > 0 ? step.Role : "?")} · {step.DurationAsWritten ?? "-"}{Forms(step)}");
        if (step.Next.Count > 1)
        {
            foreach (var next in step.Next)
            {
                sheet.AppendLine($"       -> {next.To}{Condition(next.Condition)}");
            }
        }

        foreach (var back in step.Returns)
        {
            sheet.AppendLine($"       <- {back.To} {back.Kind.ToString().ToLowerInvariant()}{Condition(back.Condition)}");
        }
    }

    private static string Forms(ReadStep step) => step.Forms.Count == 0 ? "" : $" · {string.Join(", ", step.Forms)}";

    private static string Condition(string? condition) => string.IsNullOrEmpty(condition) ? "" : $": {condition}";

    private static string Mark(FindingLevel level) =>
        level switch
        {
            FindingLevel.Info => "·",
            FindingLevel.Warning => "!",
            _ => "x",
        };
}
