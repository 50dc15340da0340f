using IsoDienTu.Kernel;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace IsoDienTu.Documents.Laws;

/// <summary>Enters a legal text, with what it replaces and amends.</summary>
[Right(LawBook.Right)]
internal sealed class Enter(IStringLocalizer<Texts> texts) : LawFormPage(texts)
{
    protected override Task<bool> LoadAsync(IsoDbContext db, CancellationToken ct)
    {
        if (Kind is null && Number is not null)
        {
            // A number that came along with the link, from the list of numbers not known yet.
            Kind = LegalNumbers.In(Number) is [var one] ? one.Kind : null;
        }

        return Task.FromResult(true);
    }

    public Task<IActionResult> OnPostAsync(CancellationToken ct) =>
        DoAsync(
            "documents.enter_law",
            async (work, token) =>
            {
                var id = await LawBook.EnterAsync(work, Acting, Input, token);
                Notice = Sentences[
                    "Đã ghi vào danh mục của tỉnh. Tài liệu viện dẫn văn bản bị thay thế, sửa đổi sẽ có phiếu yêu cầu trong ít phút."
                ];
                return "/Documents/Laws/Show/" + id;
            },
            ct
        );
}
