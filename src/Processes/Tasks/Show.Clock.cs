using System.ComponentModel.DataAnnotations;
using IsoDienTu.AuditLog;
using IsoDienTu.Processes.Reading;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace IsoDienTu.Processes.Tasks;

/// <content>Stops the clock of the work and lets it run again.</content>
internal sealed partial class Show
{
    [BindProperty]
    public string? PauseReason { get; set; }

    [BindProperty]
    [MaxLength(200)]
    public string? Evidence { get; set; }

    public IReadOnlyList<SelectListItem> PauseReasons { get; } = [.. PauseGround.All.Select(g => new SelectListItem(g.ToString(), g.Code))];

    public Task<IActionResult> OnPostPauseAsync(CancellationToken ct) =>
        ActAsync(
            "processes.pause",
            async (work, token) =>
            {
                var ground = PauseGround.Find(PauseReason);
                var instance = await InstanceIdAsync(token);
                await engine.PauseAsync(work, instance, ground, Evidence, token);
                Log.Write(work, "processes.clock_paused", "instance", instance.ToString("N"), null, new { ground.Code });
            },
            null,
            Here,
            ct
        );

    public Task<IActionResult> OnPostResumeAsync(CancellationToken ct) =>
        ActAsync(
            "processes.resume",
            async (work, token) =>
            {
                var instance = await InstanceIdAsync(token);
                await engine.ResumeAsync(work, instance, restart: false, token);
                Log.Write(work, "processes.clock_resumed", "instance", instance.ToString("N"));
            },
            null,
            Here,
            ct
        );

    private Task<Guid> InstanceIdAsync(CancellationToken ct) =>
        ReadAsync(async (db, token) => (await TaskQuery.FindAsync(db, Id, Acting.Actor, token))!.Instance.Id, ct);
}
