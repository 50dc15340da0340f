using IsoDienTu.Kernel;
using IsoDienTu.Processes.Reading;
using Microsoft.AspNetCore.Mvc;

namespace IsoDienTu.Processes.Tasks;

/// <summary>A page on which somebody acts on a step: for themselves, or in the stead of somebody for whom they stand in.</summary>
internal abstract class StepPage(WorkRunner runner) : IsoPage
{
    protected WorkRunner Runner { get; } = runner;

    /// <summary>The step.</summary>
    [BindProperty(SupportsGet = true, Name = "id")]
    public Guid Id { get; set; }

    /// <summary>Runs a command of somebody to whom the step is offered; 404 when the agency has no such step, 403 when it is offered to others.</summary>
    /// <param name="act">Gives the address to go to.</param>
    /// <param name="plain">Whether it is ordered as <see cref="WorkOrder.Plain"/>.</param>
    protected async Task<IActionResult> ActOnStepAsync(
        string command,
        Func<IWork, CancellationToken, Task<string>> act,
        bool plain,
        CancellationToken ct
    )
    {
        if (await TaskQuery.MayTryAsync(Runner, Acting, Id, ct) is not var (mayTry, actor))
        {
            return NotFound();
        }

        HttpContext.SetActing(Acting with { Actor = actor });
        return mayTry ? await DoAsync(command, act, ct, plain) : StatusCode(403);
    }
}
