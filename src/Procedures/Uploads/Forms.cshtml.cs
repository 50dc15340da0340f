using System.ComponentModel.DataAnnotations;
using System.Globalization;
using IsoDienTu.AuditLog;
using IsoDienTu.Kernel;
using IsoDienTu.Procedures.Drafting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace IsoDienTu.Procedures.Uploads;

/// <summary>The blank forms of a draft: their files, which citizens download once the procedure is in force.</summary>
[Right("procedures.import")]
[MostBytes(MostTogether)]
[RequestSizeLimit(MostTogether)]
[RequestFormLimits(MultipartBodyLengthLimit = MostTogether)]
internal sealed class Forms(FileStore store, IStringLocalizer<Texts> texts) : IsoPage
{
    /// <summary>Field of the file given to the form of that place: <c>RowFile-2</c> for the third.</summary>
    public const string RowField = "RowFile-";
    private const long MostTogether = 120L << 20;

    [BindProperty(SupportsGet = true, Name = "id")]
    public Guid Id { get; set; }

    [BindProperty]
    public uint Version { get; set; }

    /// <summary>Files whose form is told by the code in their name.</summary>
    [BindProperty]
    public List<IFormFile> Files { get; set; } = [];

    /// <summary>Codes whose file is taken away.</summary>
    [BindProperty]
    public List<string> Remove { get; set; } = [];

    [BindProperty]
    [MaxLength(40)]
    public string? NewCode { get; set; }

    [BindProperty]
    [MaxLength(500)]
    public string? NewTitle { get; set; }

    [BindProperty(SupportsGet = true, Name = "large")]
    public bool Large { get; set; }

    public UploadRow Row { get; private set; } = null!;
    public ProcedureCard Card { get; private set; } = new();

    protected override async Task<bool> LoadAsync(IsoDbContext db, CancellationToken ct)
    {
        var row = await db.Set<UploadRow>().FirstOrDefaultAsync(u => u.Id == Id && u.State == UploadState.Open, ct);
        if (row is null)
        {
            return false;
        }

        if (Large)
        {
            ModelState.AddModelError(
                nameof(Files),
                texts["Các tệp cùng lúc lớn hơn {0} MB. Hãy gửi ít tệp hơn mỗi lần.", MostTogether >> 20]
            );
        }

        Row = row;
        Version = row.Version;
        Card = row.ReadCard();
        return true;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (
            await ReadAsync((db, t) => db.Set<UploadRow>().FirstOrDefaultAsync(u => u.Id == Id && u.State == UploadState.Open, t), ct)
            is not { } draft
        )
        {
            return NotFound();
        }

        var refused = new List<RuleException>();
        var taken = await TakeAsync(draft.ReadCard().Forms, refused, ct);
        if (taken.Count == 0)
        {
            refused.ForEach(r => ModelState.AddModelError(nameof(Files), Say(r)));
        }

        return await DoAsync(
            "procedures.attach_forms",
            async (work, token) =>
            {
                var row = await ProcedureImport.DraftAsync(work, Id, token);
                work.Db.Expect(row, Version);
                var before = row.ReadCard();
                var forms = WithNew(before.Forms).Select(f => Without(f)).Select(f => taken.GetValueOrDefault(f.Code) ?? f).ToList();
                row.Take(before with { Forms = forms });
                Log.Write(work, "procedures.forms_attached", "procedure_draft", Id.ToString(), before.Forms, forms);
                Notice = string.Join(' ', refused.Select(Say).Prepend(texts["Đã lưu biểu mẫu; {0} tệp mới.", taken.Count]));
                return $"/Procedures/Forms/{Id}";
            },
            ct
        );
    }

    /// <summary>A blank form as it was attached.</summary>
    public async Task<IActionResult> OnGetFileAsync(string code, CancellationToken ct)
    {
        var row = await ReadAsync((db, t) => db.Set<UploadRow>().FirstOrDefaultAsync(u => u.Id == Id, t), ct);
        return row?.ReadCard().Forms.FirstOrDefault(f => f.Code == code) is { Sha256: { } sha } form && store.Has(sha)
            ? File(store.OpenRead(sha), form.MediaType ?? FileKind.Unknown.MediaType, form.FileName)
            : NotFound();
    }

    /// <summary>Stores the good files before the transaction that refers to them; the others are named.</summary>
    private async Task<Dictionary<string, CardForm>> TakeAsync(
        IReadOnlyList<CardForm> known,
        List<RuleException> refused,
        CancellationToken ct
    )
    {
        var forms = WithNew(known);
        var taken = new Dictionary<string, CardForm>(StringComparer.Ordinal);
        var given = Request
            .Form.Files.Where(f => f.Name.StartsWith(RowField, StringComparison.Ordinal))
            .Select(f => (Form: forms.ElementAtOrDefault(PlaceOf(f.Name)), f));
        foreach (var (form, file) in given.Concat(Files.Select(f => (FormRules.OwnerOf(f.FileName, forms), f))))
        {
            if (file.Length == 0)
            {
                continue;
            }

            try
            {
                var owner = form ?? throw FormRules.Unknown(file.FileName);
                await using var content = file.OpenReadStream();
                taken[owner.Code] = await FormRules.KeepAsync(owner, file.FileName, content, store, ct);
            }
            catch (RuleException rule)
            {
                refused.Add(rule);
            }
        }

        return taken;
    }

    private IReadOnlyList<CardForm> WithNew(IReadOnlyList<CardForm> forms)
    {
        var code = CardInput.Line(NewCode);
        return code is null || forms.Count >= FormRules.MostForms || forms.Any(f => f.Code == code)
            ? forms
            : [.. forms, new CardForm(code, CardInput.Line(NewTitle) ?? code)];
    }

    private CardForm Without(CardForm form) =>
        Remove.Contains(form.Code, StringComparer.Ordinal) ? form with { FileName = null, Sha256 = null, MediaType = null } : form;

    private static int PlaceOf(string field) =>
        int.TryParse(field.AsSpan(RowField.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var place) ? place : -1;
}
