using System.Globalization;
using IsoDienTu.AuditLog;
using IsoDienTu.Bpmn;
using IsoDienTu.Kernel;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace IsoDienTu.Processes.Designing;

/// <summary>Takes a BPMN file of any tool: first what is understood of it, element by element, then the draft.</summary>
[Right(DesigningSetup.Right)]
[RequestSizeLimit(MostBytes)]
[RequestFormLimits(MultipartBodyLengthLimit = MostBytes, ValueLengthLimit = MostBytes)]
internal sealed class Import : IsoPage
{
    /// <summary>A file of the greatest size, with its signs written for a form.</summary>
    private const int MostBytes = 3 * BpmnReader.MaxBytes;

    [BindProperty]
    public string? Key { get; set; }

    [BindProperty]
    public string? Title { get; set; }

    [BindProperty]
    public IFormFile? Source { get; set; }

    /// <summary>The file as read before, when the person has seen what is understood of it.</summary>
    [BindProperty]
    public string? Xml { get; set; }

    public ReadResult? Seen { get; private set; }
    public string Svg { get; private set; } = "";
    public IReadOnlyList<DesignFinding> Findings { get; private set; } = [];

    private static bool English => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en";

    /// <summary>Shows what is understood of the file.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        Xml = await TextAsync(ct) ?? Xml;
        ModelState.Remove(nameof(Xml));
        See();
        return await ShowAsync(ct);
    }

    /// <summary>Makes the draft of what was shown.</summary>
    public Task<IActionResult> OnPostTakeAsync(CancellationToken ct)
    {
        See();
        return DoAsync(
            "processes.import_draft",
            async (work, token) =>
            {
                var drawing = Drafts.Read(Xml, English).Diagram;
                var definition = await Drafts.BeginAsync(work, Key, Title, drawing, token);
                Log.Write(work, "processes.draft_imported", "process", definition.Key, null, new { definition.Title });
                return "/Processes/Designing/Draw/" + definition.Id;
            },
            ct
        );
    }

    private void See()
    {
        if (string.IsNullOrEmpty(Xml))
        {
            return;
        }

        Seen = BpmnReader.Read(Xml);
        if (Seen.Diagram is { } diagram)
        {
            Svg = Drawing.ToSvg(Diagrams.Drawn(diagram), new DrawingOptions { IdPrefix = "import", Language = English ? "en" : "vi" });
            Findings = [.. Seen.Findings.Concat(Checker.Check(diagram).Findings).Select(Definitions.Tell)];
            Title ??= diagram.Pools.Select(p => p.Name).Concat(diagram.Processes.Select(p => p.Name)).FirstOrDefault(n => n.Length > 0);
        }
        else
        {
            Findings = [.. Seen.Findings.Select(Definitions.Tell)];
        }
    }

    /// <summary>The file as text, whatever code page it was written in; what is no XML stays as it is and is told so.</summary>
    private async Task<string?> TextAsync(CancellationToken ct)
    {
        if (Source is not { Length: > 0 and <= BpmnReader.MaxBytes } source)
        {
            return null;
        }

        using var kept = new MemoryStream();
        await source.CopyToAsync(kept, ct);
        return BpmnReader.Read(kept.ToArray()).Diagram is { } diagram
            ? BpmnWriter.WriteText(diagram)
            : System.Text.Encoding.UTF8.GetString(kept.ToArray());
    }
}
