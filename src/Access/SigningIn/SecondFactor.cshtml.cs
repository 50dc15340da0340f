using System.ComponentModel.DataAnnotations;
using IsoDienTu.Kernel;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace IsoDienTu.Access.SigningIn;

/// <summary>The second proof: a one-time code.</summary>
[Public("The password was right, the code is still due; the page shows no data")]
internal sealed class SecondFactor(SignIns signIns, PendingCode pending, WorkRunner runner, IStringLocalizer<Texts> texts) : PageModel
{
    [BindProperty]
    [Required(ErrorMessage = "Hãy nhập mã.")]
    [MaxLength(16)]
    public string Code { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public string? Back { get; set; }

    public IActionResult OnGet() => pending.Read(HttpContext) is null ? RedirectToPage("SignIn", new { Back }) : Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (pending.Read(HttpContext) is not { } personId)
        {
            return RedirectToPage("SignIn", new { Back });
        }

        try
        {
            if (ModelState.IsValid)
            {
                var account = await runner.ReadEverywhereAsync(
                    (db, token) => db.Set<Account>().FirstAsync(a => a.PersonId == personId, token),
                    ct
                );
                await signIns.CheckCodeAsync(account, Code, HttpContext.Address(), ct);
                PendingCode.Forget(HttpContext);
                await signIns.BeginAsync(HttpContext, account, null, ct);
                return LocalRedirect(Url.IsLocalUrl(Back) ? Back! : "/");
            }
        }
        catch (RuleException rule)
        {
            ModelState.AddModelError(rule.Field ?? "", texts[rule.Sentence, [.. rule.Args]]);
        }

        var page = Page();
        page.StatusCode = 422;
        return page;
    }
}
