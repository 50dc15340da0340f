using IsoDienTu.AuditLog;
using IsoDienTu.Kernel;
using IsoDienTu.Kernel.Parts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace IsoDienTu.Web.Pages.Jobs;

/// <summary>The agency's background jobs: how many, where they stand, what hangs and why.</summary>
[Right("kernel.jobs")]
internal sealed class Index(TimeProvider clock, IStringLocalizer<Texts> texts) : IsoPage
{
    public ListView View { get; private set; } = null!;
    public JobFigures Figures { get; private set; } = new(0, 0, 0, 0);
    public int Total { get; private set; }
    public IReadOnlyList<JobLine> Rows { get; private set; } = [];
    public IReadOnlyList<FailingDuty> Duties { get; private set; } = [];
    public IReadOnlyList<SelectListItem> Kinds { get; private set; } = [];

    public IEnumerable<SelectListItem> States =>
        Enum.GetValues<JobState>().Select(s => new SelectListItem(texts[JobWords.Of(s)], s.ToString()));

    public string Title(JobLine job) => JobWords.Title(job, texts);

    public string Cause(JobLine job) => JobWords.Cause(job.Cause, job.Detail, texts);

    public string Cause(FailingDuty duty) => JobWords.Cause(duty.Cause, duty.Detail, texts);

    protected override async Task<bool> LoadAsync(IsoDbContext db, CancellationToken ct)
    {
        View = ListView.From(Request);
        var now = clock.GetUtcNow();
        JobState? state = Enum.TryParse<JobState>(View.Filter("state"), out var chosen) ? chosen : null;
        Figures = await JobDesk.FiguresAsync(db, now, ct);
        (Total, Rows) = await JobDesk.ListAsync(db, state, View.Filter("kind"), View.Skip, ListView.PageSize, now, ct);
        Duties = await JobDesk.FailingDutiesAsync(db, ct);
        Kinds = [.. (await JobDesk.KindsAsync(db, ct)).Select(k => new SelectListItem(JobWords.Title(k, texts), k))];
        return true;
    }

    public Task<IActionResult> OnPostRetryAllAsync(CancellationToken ct) =>
        DoAsync(
            "kernel.retry_jobs",
            async (work, token) =>
            {
                var count = await JobDesk.RetryDeadAsync(work, token);
                Log.Write(work, "kernel.jobs_retried", "job", "all", null, new { count });
                Notice = texts["Đã cho chạy lại {0:N0} việc.", count];
                return "/Jobs";
            },
            ct
        );
}
