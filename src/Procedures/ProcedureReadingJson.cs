using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace IsoDienTu.Procedures;

/// <summary>Writes a reading in the stable JSON shape of `eiso procedure read` (snake_case).</summary>
public static class ProcedureReadingJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };

    /// <summary>The document as indented JSON. It is meant for files and standard output, not for embedding in a page.</summary>
    public static string Write(ProcedureReading reading) => JsonSerializer.Serialize(Shape(reading), Options);

    private static object Shape(ProcedureReading reading) =>
        new
        {
            reading.Id,
            File = reading.FileName,
            reading.Layout,
            Agency = reading.Header.Agency?.Text,
            Title = reading.Header.Title?.Text,
            DocCode = reading.Header.Code?.Text,
            Issue = reading.Header.Issue?.Text,
            IssuedOn = reading.Header.IssuedOn?.Text,
            Decision = reading.Header.Decision?.Text,
            DecisionDate = reading.Header.DecidedOn?.Text,
            TthcCodes = reading.Header.ProcedureCodes,
            LegalTotal = new { reading.LegalTotal.AsWritten, reading.LegalTotal.Minutes },
            Cases = reading.Cases.Select(c => new
            {
                c.Id,
                c.Title,
                TotalAsWritten = c.Total.AsWritten,
                TotalMinutes = c.Total.Minutes,
            }),
            Sections = reading.Sections.Select(s => new
            {
                s.Id,
                s.Title,
                s.Minutes,
            }),
            Steps = reading.Steps.Select(Step),
            StepSumMinutes = reading.Steps.Sum(s => s.Minutes ?? 0),
            Components = reading.Components.Select(c => new
            {
                c.Kind,
                c.Heading,
                Lines = c.Lines.Select(l => l.Cells.Where(t => t.Length > 0)),
            }),
            Anomalies = reading.Findings.SelectMany(f => f.Steps.DefaultIfEmpty("").Select(step => new { f.Kind, Step = step })),
            reading.SectionsPresent,
            Findings = reading.Findings.Select(f => new
            {
                f.Level,
                f.Kind,
                f.Where,
                f.Message,
            }),
        };

    private static object Step(ReadStep step) =>
        new
        {
            step.No,
            step.ShortTitle,
            step.Role,
            step.DurationAsWritten,
            step.Minutes,
            step.Forms,
            step.Next,
            step.Returns,
            step.TimeSharedWith,
            step.MultiInstance,
            Actor = step.ByApplicant ? "applicant" : null,
        };
}
