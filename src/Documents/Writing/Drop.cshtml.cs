using IsoDienTu.Kernel;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace IsoDienTu.Documents.Writing;

/// <summary>Drops a draft.</summary>
[Right(Drafts.Right)]
internal sealed class Drop(TimeProvider clock, IStringLocalizer<Texts> texts) : DraftPage(clock)
{
    public Task<IActionResult> OnPostAsync(CancellationToken ct) =>
        ChangeAsync(
            "documents.drop_draft",
            Version,
            async (work, posted, token) =>
            {
                var stays = await Drafts.DropAsync(work, Id, posted, token);
                Notice = texts["Đã bỏ bản thảo."];
                return stays ? "/Documents/Show/" + Id : "/Documents";
            },
            ct
        );
}
