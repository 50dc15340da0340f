using IsoDienTu.Documents;
using IsoDienTu.Kernel;
using IsoDienTu.Procedures.Drafting;
using IsoDienTu.Procedures.Publishing;
using IsoDienTu.Procedures.Uploads;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace IsoDienTu.Procedures.Approving;

/// <summary>Sends the draft of a procedure for approval.</summary>
[Right("procedures.import")]
internal sealed class Send(IApprovalPath path, IStringLocalizer<Texts> texts) : IsoPage
{
    [BindProperty(SupportsGet = true, Name = "id")]
    public Guid Id { get; set; }

    [BindProperty]
    public uint Version { get; set; }

    [BindProperty]
    public ApprovalInput Order { get; set; } = new();

    public UploadRow Row { get; private set; } = null!;
    public ProcedureCard Card { get; private set; } = new();
    public ApprovalView Path { get; private set; } = null!;
    public IReadOnlyList<CardFault> Faults { get; private set; } = [];
    public bool Again { get; private set; }

    protected override async Task<bool> LoadAsync(IsoDbContext db, CancellationToken ct)
    {
        if (await db.Set<UploadRow>().FirstOrDefaultAsync(u => u.Id == Id && u.State == UploadState.Open, ct) is not { } row)
        {
            return false;
        }

        (Row, Version, Card) = (row, row.Version, row.ReadCard());
        Faults = CardRules.Faults(Card);
        Again = await db.Set<Procedure>().AnyAsync(p => p.Code == Card.Code, ct);
        if (!HttpMethods.IsPost(Request.Method))
        {
            Order.Reason = await ChangeReasons.OfAsync(db, Card.Code, ct);
        }

        Path = await ApprovalView.ReadAsync(path, db, Say, ct);
        return true;
    }

    public Task<IActionResult> OnPostAsync(CancellationToken ct) =>
        ChangeAsync(
            "procedures.send",
            Version,
            async (work, posted, token) =>
            {
                var row = await ProcedureImport.DraftAsync(work, Id, token);
                work.Db.Expect(row, posted);
                var document = await SentProcedures.SendAsync(work, path, row, Order.Make(), token);
                Notice = texts["Đã trình. Phê duyệt xong thì văn bản, sơ đồ và danh sách công khai cùng đổi một lúc."];
                return "/Documents/Review/" + document;
            },
            ct
        );
}
