using IsoDienTu.AuditLog;
using IsoDienTu.Kernel;
using Microsoft.AspNetCore.Mvc;

namespace IsoDienTu.Processes.Designing;

/// <summary>Begins a process that people draw.</summary>
[Right(DesigningSetup.Right)]
internal sealed class New : IsoPage
{
    [BindProperty]
    public string? Key { get; set; }

    [BindProperty]
    public string? Title { get; set; }

    public Task<IActionResult> OnPostAsync(CancellationToken ct) =>
        DoAsync(
            "processes.begin_draft",
            async (work, token) =>
            {
                var definition = await Drafts.BeginAsync(work, Key, Title, null, token);
                Log.Write(work, "processes.draft_begun", "process", definition.Key, null, new { definition.Title });
                return "/Processes/Designing/Draw/" + definition.Id;
            },
            ct
        );
}
