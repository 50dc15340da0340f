using IsoDienTu.Bpmn;
using IsoDienTu.Kernel;
using IsoDienTu.Processes.Running;
using Microsoft.Extensions.Localization;

namespace IsoDienTu.Processes.Consulting;

/// <summary>Beside the step in which an opinion is given: what is asked, by whom, and what it is about; nothing else of the asker's is known here.</summary>
internal sealed class OpinionPanel(IStringLocalizer<Texts> texts) : ISubjectPanel
{
    public string SubjectKind => Delivering.Kind;

    public async Task<SubjectPanel?> ForAsync(IsoDbContext db, Guid subjectId, CancellationToken ct)
    {
        if (await OutsideSubject.FindAsync(db, subjectId, ct) is not { } asked)
        {
            return null;
        }

        var papers = Say(Delivering.Papers);
        return new SubjectPanel(
            texts["Được lấy ý kiến"],
            null,
            [
                (texts["Nội dung hỏi"], Say(Delivering.Question)),
                (texts["Cơ quan hỏi"], asked.Caller.Name),
                (texts["Người chủ trì"], Say(Delivering.Asker)),
                (texts["Mã việc"], asked.Code),
                .. papers.Length > 0
                    ? [(texts["Tài liệu nêu kèm"].Value, papers.Replace("\n", "; ", StringComparison.Ordinal))]
                    : Array.Empty<(string, string)>(),
                (texts["Sau khi hết hạn"], texts["Vẫn trả lời được; ý kiến được lưu là trả lời trễ và không tính vào kết quả."]),
            ],
            []
        );

        string Say(string name) => asked.Handed.TryGetValue(name, out var value) && value is Value.Text text ? text.ToString() : "";
    }
}
