using System.ComponentModel.DataAnnotations;
using IsoDienTu.AuditLog;
using IsoDienTu.Kernel;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace IsoDienTu.Web.Pages.Jobs;

/// <summary>One job: why it hangs, try it again, or give it up with a reason.</summary>
[Right("kernel.jobs")]
internal sealed class Show(TimeProvider clock, IStringLocalizer<Texts> texts) : IsoPage
{
    [BindProperty(SupportsGet = true, Name = "id")]
    public Guid Id { get; set; }

    [BindProperty]
    [MaxLength(500)]
    public string? Reason { get; set; }

    public JobLine Job { get; private set; } = null!;
    public string Title => JobWords.Title(Job, texts);
    public string Cause => JobWords.Cause(Job.Cause, Job.Detail, texts);

    protected override async Task<bool> LoadAsync(IsoDbContext db, CancellationToken ct)
    {
        var job = await JobDesk.FindAsync(db, Id, clock.GetUtcNow(), ct);
        Job = job!;
        return job is not null;
    }

    public Task<IActionResult> OnPostRetryAsync(CancellationToken ct) =>
        ActAsync(
            "kernel.retry_job",
            async (work, token) =>
            {
                await JobDesk.RetryAsync(work, Id, token);
                Log.Write(work, "kernel.job_retried", "job", Id.ToString("N"), Job);
                Notice = texts["Việc được thử lại ngay."];
                return "/Jobs";
            },
            ct
        );

    public Task<IActionResult> OnPostGiveUpAsync(CancellationToken ct) =>
        ActAsync(
            "kernel.give_up_job",
            async (work, token) =>
            {
                if (string.IsNullOrWhiteSpace(Reason))
                {
                    throw new RuleException(
                        typeof(Texts),
                        "kernel.job.reason",
                        "Hãy ghi lý do bỏ việc để người sau biết vì sao kết quả của nó không có.",
                        nameof(Reason)
                    );
                }

                await JobDesk.GiveUpAsync(work, Id, token);
                Log.Write(work, "kernel.job_given_up", "job", Id.ToString("N"), Job, null, Reason.Trim());
                Notice = texts["Đã bỏ việc khỏi hàng đợi; lý do nằm trong nhật ký."];
                return "/Jobs";
            },
            ct
        );

    /// <summary>A repetition of a form whose job is gone still gets its first answer, so what is missing is asked for only inside the command.</summary>
    private Task<IActionResult> ActAsync(string command, Func<IWork, CancellationToken, Task<string>> act, CancellationToken ct) =>
        DoAsync(
            command,
            async (work, token) =>
            {
                Job = await JobDesk.FindAsync(work.Db, Id, work.Now, token) ?? throw Gone();
                return await act(work, token);
            },
            ct
        );

    private static RuleException Gone() =>
        new(typeof(Texts), "kernel.job.gone", "Việc này không còn trong hàng đợi: đã xong hoặc đã được bỏ.");
}
