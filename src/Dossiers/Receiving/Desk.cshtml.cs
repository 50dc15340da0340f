using IsoDienTu.AuditLog;
using IsoDienTu.Dossiers.Applicants;
using IsoDienTu.Dossiers.Papers;
using IsoDienTu.Dossiers.Register;
using IsoDienTu.Kernel;
using IsoDienTu.Kernel.Parts;
using IsoDienTu.Procedures;
using IsoDienTu.Processes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace IsoDienTu.Dossiers.Receiving;

/// <summary>The desk: choose the procedure, take down the applicant, tick the papers, attach files, receive. Fields stand in the order of the conversation.</summary>
[Right("dossiers.receive")]
[RequestSizeLimit(Uploads.MostFormBytes)]
[RequestFormLimits(MultipartBodyLengthLimit = Uploads.MostFormBytes)]
internal sealed class Desk(
    Receive receive,
    Uploads uploads,
    Envelope envelope,
    WorkSchedules schedules,
    TimeProvider clock,
    IStringLocalizer<Texts> texts
) : IsoPage
{
    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Query { get; set; }

    [BindProperty(SupportsGet = true, Name = "procedure")]
    public Guid? ProcedureVersionId { get; set; }

    [BindProperty]
    public ApplicantData Applicant { get; set; } = new();

    [BindProperty]
    public List<PartTick> Parts { get; set; } = [];

    [BindProperty]
    public Channel Channel { get; set; }

    [BindProperty]
    public Channel ReturnWay { get; set; }

    [BindProperty]
    public string? RequestText { get; set; }

    [BindProperty]
    public int Sets { get; set; } = 1;

    [BindProperty]
    public LaterInput Later { get; set; } = new();

    /// <summary>Whether this person may enter what came in earlier.</summary>
    public bool MayBackdate => Acting.Has("dossiers.backdate");

    public IReadOnlyList<PublishedProcedure> Found { get; private set; } = [];
    public Offer? Offer { get; private set; }
    public Promise? Promise { get; private set; }
    public IReadOnlyList<Kept> KeptFiles { get; private set; } = [];
    public bool ChoiceIsGone { get; private set; }
    public IEnumerable<SelectListItem> Kinds =>
        Enum.GetValues<ApplicantKind>().Select(k => new SelectListItem(texts[Words.Of(k)], k.ToString()));
    public IEnumerable<SelectListItem> Channels =>
        Enum.GetValues<Channel>().Select(c => new SelectListItem(texts[Words.Of(c)], c.ToString()));

    protected override async Task<bool> LoadAsync(IsoDbContext db, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (ProcedureVersionId is { } version)
        {
            Offer = await Offers.FindAsync(db, version, now.VietnamDay(), ct);
            ChoiceIsGone = Offer is null;
        }

        if (Offer is null)
        {
            Found = await Offers.SearchAsync(db, now.VietnamDay(), Query, ct);
            return true;
        }

        Promise = Promise.Of(await schedules.ForAsync(Acting.AgencyId, ct), Offer.Term, now);
        Parts = PartTick.For(Offer, Parts);
        return true;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var problems = Applicants.Applicant.Check(Applicant).ToList();
        KeptFiles = await uploads.TakeAsync(HttpContext, problems, ct);
        foreach (var problem in problems)
        {
            ModelState.AddModelError(problem.Field ?? "", Say(problem));
        }

        return await DoAsync(
            "dossiers.receive",
            async (work, token) =>
            {
                var received = await receive.DoAsync(work, Reception(), token);
                Log.Write(
                    work,
                    "dossiers.received",
                    "dossier",
                    received.Code,
                    null,
                    new { received.DossierId, received.DueAt },
                    received.EnteredLater
                );
                return $"/Dossiers/Receipt/{received.DossierId}?s={Uri.EscapeDataString(envelope.Seal(received.DossierId, received.Secret))}";
            },
            ct
        );
    }

    private Reception Reception() =>
        new()
        {
            ProcedureVersionId = ProcedureVersionId ?? Guid.Empty,
            Applicant = Applicant,
            Parts = [.. Parts.Where(p => p.Has).Select(p => new ReceivedPart(p.No, p.Originals, p.Copies))],
            Files = [.. KeptFiles.Select(k => k.File)],
            Channel = Channel,
            ReturnWay = ReturnWay,
            Request = RequestText,
            Sets = Sets,
            Later = Later.Read(),
            MayBackdate = MayBackdate,
        };
}

/// <summary>What the desk types where a dossier came in earlier than it is entered.</summary>
internal sealed class LaterInput
{
    public string? At { get; set; }
    public string? Reason { get; set; }
    public string? Evidence { get; set; }

    public bool IsEmpty => string.IsNullOrWhiteSpace(At) && string.IsNullOrWhiteSpace(Reason) && string.IsNullOrWhiteSpace(Evidence);

    /// <summary>Null when nothing is typed; without an instant when it cannot be read.</summary>
    public Backdate? Read() => IsEmpty ? null : new Backdate(Moments.Read(At), Reason, Evidence);
}

/// <summary>A required part in the form: ticking it means the numbers asked for came, unless other numbers are typed.</summary>
internal sealed class PartTick
{
    public int No { get; set; }
    public bool Has { get; set; }
    public int Originals { get; set; }
    public int Copies { get; set; }

    /// <summary>One line for each part the procedure asks for, keeping what was entered.</summary>
    public static List<PartTick> For(Offer offer, IReadOnlyList<PartTick> entered) =>
        [
            .. offer.Parts.Select(part =>
                entered.FirstOrDefault(e => e.No == part.No)
                ?? new PartTick
                {
                    No = part.No,
                    Originals = part.Originals + part.Copies == 0 ? 1 : part.Originals,
                    Copies = part.Copies,
                }
            ),
        ];
}
