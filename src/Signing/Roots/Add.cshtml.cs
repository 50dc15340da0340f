using IsoDienTu.AuditLog;
using IsoDienTu.Kernel;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Localization;

namespace IsoDienTu.Signing.Roots;

/// <summary>Adds a root with the paper by which it is believed.</summary>
[Right("signing.manage_roots")]
[RequestSizeLimit(100_000)]
internal sealed class Add(IHostEnvironment environment, IStringLocalizer<Texts> texts) : IsoPage
{
    [BindProperty]
    public IFormFile? Root { get; set; }

    [BindProperty]
    public string? Basis { get; set; }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        using var kept = new MemoryStream();
        if (Root is not null)
        {
            await Root.CopyToAsync(kept, ct);
        }

        return await DoAsync(
            "signing.add_root",
            async (work, token) =>
            {
                var root = TrustedRoot.Read(kept.ToArray(), Basis, environment.IsDevelopment(), work);
                if (await work.Db.Set<TrustedRoot>().AnyAsync(r => r.Sha256 == root.Sha256 && r.WithdrawnAt == null, token))
                {
                    throw new RuleException(
                        typeof(Texts),
                        "signing.root.there",
                        "Chứng thư gốc «{0}» đã có trong danh sách.",
                        "Root",
                        root.Subject
                    );
                }

                work.Db.Add(root);
                Log.Write(work, "signing.root_added", "trusted_root", root.Sha256, null, new { root.Subject, root.Basis });
                Notice = texts["Đã thêm «{0}»; từ nay chữ ký dẫn về chứng thư này được coi là tin cậy.", root.Subject];
                return "/Signing/Roots";
            },
            ct
        );
    }
}
