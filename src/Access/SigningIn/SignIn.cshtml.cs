using System.ComponentModel.DataAnnotations;
using IsoDienTu.Kernel;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Localization;

namespace IsoDienTu.Access.SigningIn;

/// <summary>The way in for officials.</summary>
[Public("Nobody is signed in yet; the page shows no data")]
internal sealed class SignIn(
    SignIns signIns,
    PendingCode pending,
    DemoSignIn demo,
    IStringLocalizer<Texts> texts,
    IWebHostEnvironment environment
) : PageModel
{
    [BindProperty]
    [Required(ErrorMessage = "Hãy nhập tên đăng nhập.")]
    [MaxLength(64)]
    public string Login { get; set; } = "";

    [BindProperty]
    [Required(ErrorMessage = "Hãy nhập mật khẩu.")]
    [MaxLength(256)]
    public string Password { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public string? Back { get; set; }

    public IReadOnlyList<DemoPerson> DemoPeople { get; private set; } = [];

    /// <summary>Nobody can sign in yet: the page says how the first account is made.</summary>
    public bool IsNewInstallation { get; private set; }

    public async Task OnGetAsync(CancellationToken ct) => await LoadAsync(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!ModelState.IsValid)
        {
            return await AgainAsync(ct);
        }

        try
        {
            var account = await signIns.CheckPasswordAsync(Login, Password, HttpContext.Address(), ct);
            if (account.TotpSecret is not null)
            {
                pending.Remember(HttpContext, account.PersonId);
                return RedirectToPage("SecondFactor", new { Back });
            }

            await signIns.BeginAsync(HttpContext, account, null, ct);
            return LocalRedirect(Home(Back));
        }
        catch (RuleException rule)
        {
            ModelState.AddModelError(rule.Field ?? "", texts[rule.Sentence, [.. rule.Args]]);
            return await AgainAsync(ct);
        }
    }

    /// <summary>One-click sign-in as a person of the demo province; exists only on a developer's machine.</summary>
    public async Task<IActionResult> OnPostDemoAsync(string login, CancellationToken ct)
    {
        if (!environment.IsDevelopment())
        {
            return NotFound();
        }

        try
        {
            await demo.BeginAsync(HttpContext, login, ct);
            return LocalRedirect(Home(Back));
        }
        catch (RuleException rule)
        {
            ModelState.Clear();
            ModelState.AddModelError("", texts[rule.Sentence, [.. rule.Args]]);
            return await AgainAsync(ct);
        }
    }

    private async Task<IActionResult> AgainAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        var page = Page();
        page.StatusCode = 422;
        return page;
    }

    private async Task LoadAsync(CancellationToken ct)
    {
        DemoPeople = environment.IsDevelopment() ? await demo.PeopleAsync(ct) : [];
        IsNewInstallation = DemoPeople.Count == 0 && !await signIns.AnyAccountAsync(ct);
    }

    /// <summary>Only addresses of this site are worth going back to; everything else leads home.</summary>
    internal string Home(string? back) => Url.IsLocalUrl(back) ? back! : "/";
}
