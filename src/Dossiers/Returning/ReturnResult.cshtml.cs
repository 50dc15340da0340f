using IsoDienTu.AuditLog;
using IsoDienTu.Dossiers.Applicants;
using IsoDienTu.Dossiers.Papers;
using IsoDienTu.Dossiers.Register;
using IsoDienTu.Kernel;
using IsoDienTu.Processes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace IsoDienTu.Dossiers.Returning;

/// <summary>Puts the result into the applicant's hands and closes the dossier; the process step that waits for it is done with it.</summary>
[Right("dossiers.return_result")]
[RequestSizeLimit(Uploads.MostFormBytes)]
[RequestFormLimits(MultipartBodyLengthLimit = Uploads.MostFormBytes)]
internal sealed class ReturnResult(ProcessEngine engine, Uploads uploads, FileStore store, IStringLocalizer<Texts> texts) : IsoPage
{
    [BindProperty(SupportsGet = true, Name = "id")]
    public Guid Id { get; set; }

    [BindProperty]
    public string? ReceiverName { get; set; }

    [BindProperty]
    public string? ReceiverNumber { get; set; }

    [BindProperty]
    public Channel? Way { get; set; }

    [BindProperty]
    public string? Note { get; set; }

    public DossierView View { get; private set; } = null!;
    public IReadOnlyList<Kept> KeptFiles { get; private set; } = [];
    public IEnumerable<SelectListItem> Ways => Enum.GetValues<Channel>().Select(c => new SelectListItem(texts[Words.Of(c)], c.ToString()));

    protected override async Task<bool> LoadAsync(IsoDbContext db, CancellationToken ct)
    {
        if (await DossierView.FindAsync(db, Id, ct) is not { } view)
        {
            return false;
        }

        View = view;
        ReceiverName ??= view.Applicant?.SubmitterName ?? view.Applicant?.Name;
        Way ??= view.Dossier.ReturnWay;
        return true;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var problems = new List<RuleException>();
        KeptFiles = await uploads.TakeAsync(HttpContext, problems, ct);
        foreach (var problem in problems)
        {
            ModelState.AddModelError(problem.Field ?? "", Say(problem));
        }

        return await DoAsync("dossiers.return_result", DoAsync, ct);
    }

    private async Task<string> DoAsync(IWork work, CancellationToken ct)
    {
        var view = await DossierView.FindAsync(work.Db, Id, ct) ?? throw Gone.Dossier();
        var dossier = view.Dossier;
        var before = dossier.State;
        var name = (ReceiverName ?? "").Trim();
        if (name.Length is < 2 or > 200)
        {
            throw Flaw.At("dossiers.return.receiver", "Hãy ghi họ tên người nhận kết quả, từ 2 đến 200 ký tự.", "ReceiverName");
        }

        var way = Way ?? dossier.ReturnWay;
        work.Db.Add(
            new Handover
            {
                DossierId = Id,
                At = work.Now,
                Way = way,
                ReceiverName = name,
                ReceiverNumber = string.IsNullOrWhiteSpace(ReceiverNumber) ? null : Identifiers.Personal(ReceiverNumber, "ReceiverNumber"),
                Note = string.IsNullOrWhiteSpace(Note) ? null : Note.Trim(),
                ByName = work.Actor.Name,
                ByPost = work.Actor.Post,
            }
        );
        var files = PaperFiles.Of([.. KeptFiles.Select(k => k.File)], FilePurpose.Result, store, work);
        work.Db.AddRange(files.Select(f => f.For(Id)));
        dossier.Move(work, DossierState.Returned, Words.Of(way));
        if (view.ReturnStep is { } step)
        {
            await engine.CompleteAsync(work, step.TaskId, null, null, ct);
        }

        Log.Write(work, "dossiers.returned", "dossier", dossier.Code, new { State = before }, new { dossier.State, Way = way });
        Notice = texts["Đã trả kết quả hồ sơ {0}.", dossier.Code];
        return "/Dossiers/Show/" + Id;
    }
}
