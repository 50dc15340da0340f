using IsoDienTu.Kernel.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.DependencyInjection;

namespace IsoDienTu.Kernel;

/// <summary>
/// Base of every work page. A page overrides <see cref="LoadAsync"/> with what it shows; its POST handlers call <see cref="DoAsync"/>, which runs
/// the command in one unit of work and, when a rule is not met or somebody else was faster, shows the same page again with everything entered.
/// </summary>
public abstract class IsoPage : PageModel
{
    /// <summary>Who is at work.</summary>
    protected Acting Acting => HttpContext.Acting();

    /// <summary>What somebody else changed meanwhile, shown by the conflict panel; null when nothing did.</summary>
    public EditConflictException? Conflict { get; private set; }

    /// <summary>A sentence shown once on the next page, e.g. "Đã lưu".</summary>
    [TempData]
    public string? Notice { get; set; }

    /// <summary>Reads what the page shows. Called for GET and again after a refused POST, inside a read transaction of the acting agency.</summary>
    /// <returns>False when the thing asked for does not exist for this agency: the answer is 404.</returns>
    protected virtual Task<bool> LoadAsync(IsoDbContext db, CancellationToken ct) => Task.FromResult(true);

    /// <summary>A post that names no handler of the page is answered 404: the page has not been loaded, so there is nothing to show.</summary>
    public override Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (context.HandlerMethod is null && HttpMethods.IsPost(context.HttpContext.Request.Method))
        {
            context.Result = NotFound();
            return Task.CompletedTask;
        }

        return base.OnPageHandlerExecutionAsync(context, next);
    }

    /// <summary>Shows the page.</summary>
    public virtual Task<IActionResult> OnGetAsync(CancellationToken ct) => ShowAsync(ct);

    /// <summary>Reads inside the acting agency's transaction.</summary>
    protected Task<T> ReadAsync<T>(Func<IsoDbContext, CancellationToken, Task<T>> query, CancellationToken ct = default) =>
        HttpContext.RequestServices.GetRequiredService<WorkRunner>().ReadAsync(Acting.AgencyId, query, ct);

    /// <summary>Loads and renders the page.</summary>
    protected async Task<IActionResult> ShowAsync(CancellationToken ct) => await ReadAsync(LoadAsync, ct) ? Page() : NotFound();

    /// <summary>Runs a command of this page's form; the command returns the address to go to (answer 303).</summary>
    /// <param name="command">Name of the command, <c>module.verb</c>.</param>
    /// <param name="plain">Whether it is ordered as <see cref="WorkOrder.Plain"/>.</param>
    protected async Task<IActionResult> DoAsync(
        string command,
        Func<IWork, CancellationToken, Task<string>> act,
        CancellationToken ct,
        bool plain = false
    )
    {
        if (!ModelState.IsValid)
        {
            return await AgainAsync(422, ct);
        }

        try
        {
            var order = (await FormOrder.OfAsync(HttpContext, command, ct)) with { Plain = plain };
            var runner = HttpContext.RequestServices.GetRequiredService<WorkRunner>();
            var address = await runner.RunAsync(order, act, ct);
            return Go(address);
        }
        catch (RuleException rule)
        {
            ModelState.AddModelError(rule.Field ?? string.Empty, Say(rule));
            return await AgainAsync(422, ct);
        }
        catch (EditConflictException conflict)
        {
            Conflict = conflict;
            // The form must carry the new version from now on; what the person typed in the other fields stays.
            foreach (var key in ModelState.Keys.Where(k => k.EndsWith("Version", StringComparison.Ordinal)).ToList())
            {
                ModelState.Remove(key);
            }

            return await AgainAsync(409, ct);
        }
    }

    /// <summary>
    /// Runs a command that changes what the page shows: 404 when that is gone, else the command gets the version the form was filled in under, not
    /// the one that loading finds now.
    /// </summary>
    protected async Task<IActionResult> ChangeAsync(
        string command,
        uint posted,
        Func<IWork, uint, CancellationToken, Task<string>> act,
        CancellationToken ct
    ) => await ReadAsync(LoadAsync, ct) ? await DoAsync(command, (work, token) => act(work, posted, token), ct) : NotFound();

    /// <summary>A list that the page shows, as a file; 404 when there is none.</summary>
    protected IActionResult Take(ListExport? list, ListFormat format) =>
        list is null ? NotFound() : File(list.Write(format), ListExport.MediaType(format), list.Named(format));

    /// <summary>The rule's sentence in the language of the page.</summary>
    protected string Say(RuleException rule) => RuleTexts.Say(HttpContext, rule);

    private async Task<IActionResult> AgainAsync(int status, CancellationToken ct)
    {
        var answer = await ShowAsync(ct);
        if (answer is PageResult page)
        {
            page.StatusCode = status;
        }

        return answer;
    }

    private IActionResult Go(string address)
    {
        if (Request.Headers.ContainsKey("HX-Request"))
        {
            Response.Headers["HX-Redirect"] = address;
            return StatusCode(204);
        }

        Response.Headers.Location = address;
        return StatusCode(303);
    }
}
