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
            _ when IsCopyOver => Tone.Late,
            IssueState.Effective => Tone.Good,
            IssueState.Coming or IssueState.Scheduled => Tone.Info,
            _ => Tone.Late,
        };

    public string Short =>
        Answer!.State switch
        {
            _ when IsCopyOver => texts["Không dùng nữa"],
            IssueState.Effective => texts["Còn hiệu lực"],
            IssueState.Coming or IssueState.Scheduled => texts["Chưa có hiệu lực"],
            _ when Answer.Destroyed is not null => texts["Đã hết hiệu lực, đã tiêu hủy"],
            IssueState.Withdrawn => texts["Đã thu hồi"],
            _ => texts["Đã được thay thế"],
        };

    /// <summary>Whether this very copy came back, was destroyed or is lost.</summary>
    public bool IsCopyOver => Answer!.Copy is { State: not CopyState.Out };

    /// <summary>What is to be done with this very copy; null for a sheet that is none.</summary>
    public string? CopySentence
    {
        get
        {
            if (Answer!.Copy is not { } copy)
            {
                return null;
            }

            return copy.State switch
            {
                CopyState.Returned => texts[
                    "Bản kiểm soát số {0} đã được thu hồi ngày {1}; tờ này không được dùng nữa.",
                    copy.Number,
                    Moments.Date(copy.EndedOn!.Value)
                ],
                CopyState.Destroyed => texts[
                    "Bản kiểm soát số {0} đã được ghi là huỷ ngày {1}; tờ này không được dùng nữa.",
                    copy.Number,
                    Moments.Date(copy.EndedOn!.Value)
                ],
                CopyState.Lost => texts[
                    "Bản kiểm soát số {0} đã báo mất ngày {1}; ai thấy tờ này xin gửi lại {2}.",
                    copy.Number,
                    Moments.Date(copy.EndedOn!.Value),
                    AgencyName
                ],
                _ when Answer.State is IssueState.Superseded or IssueState.Withdrawn => texts[
                    "Đây là bản kiểm soát số {0}; xin trả lại {1} để thay bản mới.",
                    copy.Number,
                    AgencyName
                ],
                _ => texts["Đây là bản kiểm soát số {0}, đang được dùng.", copy.Number],
            };
        }
    }

    /// <summary>That nothing is left of the issue to compare the sheet with; null while it has content.</summary>
    public string? DestroyedSentence =>
        Answer!.Destroyed is not { } stone
            ? null
            : texts[
                "Lần ban hành {0} đã hết hiệu lực, đã tiêu hủy theo biên bản số {1} ngày {2}.",
                Answer.Issue,
                stone.MinutesNumber,
                Moments.Date(stone.MinutesOn)
            ].Value;

    public string Sentence
    {
        get
        {
            var answer = Answer!;
            return answer.State switch
            {
                _ when IsCopyOver => CopySentence!,
                _ when DestroyedSentence is { } destroyed => destroyed,
                IssueState.Effective => texts["Tờ giấy này là bản đang có hiệu lực."],
                IssueState.Scheduled => texts["Đã duyệt, đang chờ phổ biến trong cơ quan, chưa có hiệu lực."],
                IssueState.Coming => texts[
                    "Tờ giấy này chưa có hiệu lực; nó có hiệu lực từ {0}.",
                    Moments.Date(answer.EffectiveFrom!.Value)
                ],
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
