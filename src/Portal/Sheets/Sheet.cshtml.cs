using IsoDienTu.Documents;
using IsoDienTu.Kernel;
using IsoDienTu.Kernel.Parts;
using IsoDienTu.Organisation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace IsoDienTu.Portal.Sheets;

/// <summary>Is this sheet still valid?</summary>
[Public("Answers about a published document to whoever holds a printed sheet of it")]
[PublicCache]
internal sealed class Sheet(DocumentQr codes, Agencies agencies, IStringLocalizer<Texts> texts) : PublicPage
{
    public QrAnswer? Answer { get; private set; }
    public string AgencyName { get; private set; } = "";
    public string AgencySlug { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(string token, CancellationToken ct)
    {
        Answer = await codes.ResolveAsync(token, ct);
        if (Answer is null)
        {
            Response.StatusCode = 404;
            return Page();
        }

        var agency = await agencies.FindAsync(Answer.AgencyId, ct);
        (AgencyName, AgencySlug) = (agency?.Name ?? "", agency?.Slug ?? "");
        return Page();
    }

    /// <summary>Where everybody reads the issue in force; null when none is, or the document is not shown to everybody.</summary>
    public string? Current =>
        Answer!.CurrentIssue is null ? null
        : Answer.Kind == DocumentKind.Procedure ? $"/Portal/Procedure/{AgencySlug}/{Answer.Slug}"
        : PublishedDocuments.IsPublic(Answer.Kind) ? $"/Portal/Document/{AgencySlug}/{Answer.Slug}"
        : null;

    public Tone Tone =>
        Answer!.State switch
        {
            IssueState.Effective => Tone.Good,
            IssueState.Coming => Tone.Info,
            _ => Tone.Late,
        };

    public string Short =>
        Answer!.State switch
        {
            IssueState.Effective => texts["Còn hiệu lực"],
            IssueState.Coming => texts["Chưa có hiệu lực"],
            IssueState.Withdrawn => texts["Đã thu hồi"],
            _ => texts["Đã được thay thế"],
        };

    public string Sentence
    {
        get
        {
            var answer = Answer!;
            return answer.State switch
            {
                IssueState.Effective => texts["Tờ giấy này là bản đang có hiệu lực."],
                IssueState.Coming => texts["Tờ giấy này chưa có hiệu lực; nó có hiệu lực từ {0}.", Moments.Date(answer.EffectiveFrom)],
                IssueState.Withdrawn => texts[
                    "Tài liệu này đã bị thu hồi từ {0}: {1}",
                    Moments.Date(answer.EffectiveTo!.Value),
                    answer.EndReason ?? ""
                ],
                _ when answer.CurrentIssue is { } issue => texts[
                    "Tờ giấy này đã được thay bằng lần ban hành {0} từ {1}.",
                    issue,
                    Moments.Date(answer.CurrentFrom!.Value)
                ],
                _ => texts["Tờ giấy này đã hết hiệu lực từ {0}.", Moments.Date(answer.EffectiveTo!.Value)],
            };
        }
    }
}
