using IsoDienTu.Kernel;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace IsoDienTu.Documents.Laws;

/// <summary>Corrects what was entered of a legal text.</summary>
[Right(LawBook.Right)]
internal sealed class Edit(IStringLocalizer<Texts> texts) : LawFormPage(texts)
{
    [BindProperty(SupportsGet = true, Name = "id")]
    public Guid Id { get; set; }

    [BindProperty]
    public uint Version { get; set; }

    public LegalText Text { get; private set; } = null!;

    protected override async Task<bool> LoadAsync(IsoDbContext db, CancellationToken ct)
    {
        if (await db.Set<LegalText>().FirstOrDefaultAsync(t => t.Id == Id, ct) is not { } text)
        {
            return false;
        }

        Text = text;
        Version = text.Version;
        if (!HttpMethods.IsPost(Request.Method))
        {
            (Number, Kind, Title, Issuer) = (text.Number, text.Kind, text.Title, text.Issuer);
            (SignedOn, EffectiveFrom, Source) = (text.SignedOn, text.EffectiveFrom, text.Source);
        }

        return true;
    }

    public Task<IActionResult> OnPostAsync(CancellationToken ct) =>
        ChangeAsync(
            "documents.correct_law",
            Version,
            async (work, posted, token) =>
            {
                await LawBook.CorrectAsync(work, Acting, Id, posted, Input, token);
                Notice = Sentences["Đã lưu."];
                return "/Documents/Laws/Show/" + Id;
            },
            ct
        );
}
