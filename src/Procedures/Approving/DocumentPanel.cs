using IsoDienTu.Documents;
using IsoDienTu.Kernel;
using IsoDienTu.Kernel.Parts;
using IsoDienTu.Processes;
using Microsoft.Extensions.Localization;

namespace IsoDienTu.Procedures.Approving;

/// <summary>Shows a draft beside the step in which it is reviewed or approved.</summary>
internal sealed class DocumentPanel(IStringLocalizer<Texts> texts) : ISubjectPanel
{
    public string SubjectKind => Approvals.SubjectKind;

    public async Task<SubjectPanel?> ForAsync(IsoDbContext db, Guid subjectId, CancellationToken ct)
    {
        if (await Approvals.FindAsync(db, subjectId, ct) is not { } approval)
        {
            return null;
        }

        var facts = new List<(string, string)>
        {
            (texts["Tài liệu"], approval.Title),
            (texts["Người trình"], $"{approval.SentBy}, {approval.SentByPost}"),
            (texts["Ngày trình"], Moments.Date(approval.SentOn)),
            (texts["Muốn có hiệu lực từ"], approval.WantedFrom is { } from ? Moments.Date(from) : texts["ngày phê duyệt"]),
        };
        Add(texts["Số quyết định"], approval.DecisionNumber);
        Add(texts["Nội dung thay đổi và căn cứ"], approval.Reason);
        Add(texts["Lời nhắn"], approval.Words);
        return new SubjectPanel(
            approval.Code,
            "/Documents/Review/" + approval.DocumentId,
            facts,
            [(texts["Đọc bản thảo và góp ý"], "/Documents/Review/" + approval.DocumentId)]
        );

        void Add(string name, string? value)
        {
            if (value is not null)
            {
                facts.Add((name, value));
            }
        }
    }
}
