using IsoDienTu.AuditLog;
using IsoDienTu.Kernel;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace IsoDienTu.Organisation.Directory;

/// <summary>Adds an agency to the directory.</summary>
[Right("organisation.manage_agencies")]
internal sealed class Add(Agencies agencies, IStringLocalizer<Texts> texts) : AgencyPage(agencies, texts)
{
    protected override async Task<bool> LoadAsync(IsoDbContext db, CancellationToken ct)
    {
        await LoadChoicesAsync(null, ct);
        Input.ValidFrom ??= Directory.Today;
        return true;
    }

    public Task<IActionResult> OnPostAsync(CancellationToken ct) =>
        DoAsync(
            "organisation.add_agency",
            async (work, token) =>
            {
                var draft = Input.ToDraft();
                var id = await Directory.AddAsync(work, draft, token);
                Log.Write(work, "organisation.agency_added", "agency", draft.Code, null, draft);
                Notice = Words["Đã thêm {0}.", draft.Name];
                return "/Organisation/Show/" + id;
            },
            ct
        );
}
