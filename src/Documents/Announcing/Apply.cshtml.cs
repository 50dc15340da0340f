using IsoDienTu.Kernel;
using Microsoft.Extensions.Localization;

namespace IsoDienTu.Documents.Announcing;

/// <summary>The head put the documents of the system into use (phase 2 of QĐ 19/2014/QĐ-TTg).</summary>
[Right(Recording.Right)]
internal sealed class Apply(TimeProvider clock, IStringLocalizer<Texts> texts) : SystemFormPage<ApplyInput>(clock)
{
    protected override string Command => "documents.apply_system";
    protected override string Done => texts["Đã ghi việc áp dụng."];

    protected override Task<ApplyInput> FillAsync(IsoDbContext db, CancellationToken ct) => Task.FromResult(new ApplyInput(Today));

    protected override Task<Milestone> RecordAsync(IWork work, CancellationToken ct) => Recording.ApplyAsync(work, Id, Input, ct);
}
