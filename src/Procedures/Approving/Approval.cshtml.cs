using System.Globalization;
using IsoDienTu.AuditLog;
using IsoDienTu.Kernel;
using IsoDienTu.Organisation;
using IsoDienTu.Procedures.Uploads;
using IsoDienTu.Processes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace IsoDienTu.Procedures.Approving;

/// <summary>
/// The path on which the agency's documents are reviewed and approved: chosen once by saying who does which role, and redrawn in the designer from then on.
/// </summary>
[Right("procedures.publish")]
internal sealed class Approval(SuppliedProcesses supplied, Posts posts, TimeProvider clock, IStringLocalizer<Texts> texts) : IsoPage
{
    [BindProperty]
    public List<RoleInput> Roles { get; set; } = [];

    /// <summary>Null when the path has not been chosen.</summary>
    public SuppliedProcess? Process { get; private set; }

    /// <summary>Why it cannot be taken as it is drawn; null when it can.</summary>
    public string? Broken { get; private set; }
    public string Svg { get; private set; } = "";
    public IReadOnlyList<RoleChoice> Choices { get; private set; } = [];
    public bool MayDraw => Acting.Has("processes.design");
    private static string Language => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;

    protected override async Task<bool> LoadAsync(IsoDbContext db, CancellationToken ct)
    {
        Process = await SuppliedProcesses.FindAsync(db, ApprovalDrawing.Key, ct);
        if (Process is not null)
        {
            Svg = Process.VersionId is { } version ? await Definitions.SvgAsync(db, version, "path", Language, ct) : "";
            try
            {
                await ApprovalDrawing.FindAsync(db, ct);
            }
            catch (RuleException rule)
            {
                Broken = Say(rule);
            }

            return true;
        }

        Svg = SuppliedProcesses.Svg(ApprovalDrawing.Bpmn, "path", Language);
        var known = await posts.ListAsync(Acting.AgencyId, clock.GetUtcNow().VietnamDay(), ct);
        Choices = [.. SuppliedProcesses.Roles(ApprovalDrawing.Bpmn).Select(l => RoleChoice.Of(l.RoleWords, [], known))];
        if (!HttpMethods.IsPost(Request.Method))
        {
            Roles = [.. Choices.Select(c => new RoleInput { Words = c.Words, PostIds = [.. c.Chosen] })];
        }

        return true;
    }

    public Task<IActionResult> OnPostAsync(CancellationToken ct) =>
        DoAsync(
            "procedures.choose_approval",
            async (work, token) =>
            {
                var known = (await posts.ListAsync(work.AgencyId, work.Now.VietnamDay(), token)).Select(p => p.Id).ToHashSet();
                var bound = SuppliedProcesses
                    .Roles(ApprovalDrawing.Bpmn)
                    .Select(l => new RoleBinding(
                        l.Id,
                        l.RoleWords,
                        [.. Roles.Where(r => r.Words == l.RoleWords).SelectMany(r => r.PostIds).Where(known.Contains).Distinct()]
                    ))
                    .ToList();
                await supplied.BeginAsync(work, ApprovalDrawing.Key, ApprovalDrawing.Title, ApprovalDrawing.Bpmn, bound, token);
                Log.Write(work, "procedures.approval_chosen", "process", ApprovalDrawing.Key, null, bound);
                Notice = texts["Đã có quy trình phê duyệt. Từ nay bản thảo được trình theo quy trình này."];
                return "/Procedures/Approval";
            },
            ct
        );
}
