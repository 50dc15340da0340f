using IsoDienTu.Kernel;
using IsoDienTu.Organisation;
using IsoDienTu.Procedures.Drafting;
using IsoDienTu.Procedures.Publishing;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace IsoDienTu.Procedures.Models;

/// <summary>Adopts a model: its code and parameters, with every place they fill; what follows is an ordinary draft.</summary>
[Right(Adopting.Right)]
internal sealed class Adopt(Agencies agencies, IStringLocalizer<Texts> texts) : IsoPage
{
    private AgencyCard agency = null!;

    [BindProperty(SupportsGet = true, Name = "id")]
    public Guid Id { get; set; }

    /// <summary>The pressed button: preview or adopt.</summary>
    [BindProperty(Name = "act")]
    public string? Act { get; set; }

    [BindProperty]
    public string? Code { get; set; }

    [BindProperty]
    public List<ValueInput> Values { get; set; } = [];

    public ModelProcedure Row { get; private set; } = null!;
    public string Owner { get; private set; } = "";
    public ModelIssue Issue { get; private set; } = null!;
    public IReadOnlyList<ModelParameter> Parameters { get; private set; } = [];
    public IReadOnlyList<ReplacedText> Places { get; private set; } = [];
    public ProcedureCard Card { get; private set; } = new();

    protected override async Task<bool> LoadAsync(IsoDbContext db, CancellationToken ct)
    {
        if (await db.Set<ModelProcedure>().FirstOrDefaultAsync(m => m.Id == Id, ct) is not { } model)
        {
            return false;
        }

        agency = (await agencies.FindAsync(Acting.AgencyId, ct))!;
        (Row, Owner) = (model, (await agencies.FindAsync(model.OwnerId, ct))?.Name ?? "");
        Issue = await Sharing.NewestAsync(db, model, ct);
        Parameters = ModelWords.Asked(Issue.ReadCard(), Issue.ReadParameters());
        if (!HttpMethods.IsPost(Request.Method))
        {
            var proposed = Adopting.Proposed(Issue, agency, null);
            Values = [.. Parameters.Select(p => new ValueInput { Key = p.Key, Value = proposed[p.Key] })];
            Code = CodeProposal.Of(await db.Set<Procedure>().Select(p => p.Code).ToListAsync(ct), model.Code);
        }

        // A new issue may ask for more than the form that was sent.
        Values = [.. Parameters.Select(p => Values.Find(v => v.Key == p.Key) ?? new ValueInput { Key = p.Key })];
        var filled = ValueInput.Of(Values.Where(v => !string.IsNullOrWhiteSpace(v.Value)));
        Places = ModelWords.Places(Issue.ReadCard(), filled);
        Card = ModelWords.Fill(Issue.ReadCard(), filled);
        return true;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (Act == "preview")
        {
            return await ShowAsync(ct);
        }

        return await ReadAsync(LoadAsync, ct)
            ? await DoAsync(
                "procedures.adopt_model",
                async (work, token) =>
                {
                    var draft = await Adopting.AdoptAsync(work, agency, Id, Code, ValueInput.Of(Values), token);
                    Notice = texts[
                        "Đã lập bản thảo từ mẫu. Sửa chỗ cơ quan làm khác, gắn chức danh, rồi trình phê duyệt như mọi quy trình."
                    ];
                    return "/Procedures/Preview/" + draft;
                },
                ct
            )
            : NotFound();
    }
}
