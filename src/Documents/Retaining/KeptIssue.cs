using IsoDienTu.Kernel;

namespace IsoDienTu.Documents.Retaining;

/// <summary>Refuses to destroy what is to be kept, and says why.</summary>
internal static class KeptIssue
{
    /// <summary>Whether modules above run something by the document now, or follow it.</summary>
    public static async Task<bool> IsUsedAsync(IsoDbContext db, IEnumerable<IDocumentUses> plugs, Guid documentId, CancellationToken ct)
    {
        foreach (var plug in plugs)
        {
            if ((await plug.OfAsync(db, documentId, ct)).Any(Binds))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Binds(DocumentUse use) =>
        use.Kind is DocumentUseKind.Procedure or DocumentUseKind.Model
        || (use.Kind is DocumentUseKind.RunningWork or DocumentUseKind.Dossiers && use.Count > 0);

    public static RuleException Because(DueIssue issue, KeptWhy why) =>
        why switch
        {
            KeptWhy.Held => new RuleException(
                typeof(Texts),
                "documents.disposal.held",
                "{0} lần {1} đang tạm dừng tiêu hủy do {2} ghi ngày {3:dd/MM/yyyy}: {4}. Chỉ đề nghị được khi người có quyền cho tiếp tục.",
                "Issues",
                issue.Code,
                issue.Issue,
                issue.Hold!.PlacedBy,
                issue.Hold.PlacedAt.VietnamDay(),
                issue.Hold.Reason
            ),
            KeptWhy.Term => new RuleException(
                typeof(Texts),
                "documents.disposal.term",
                "{0} lần {1} phải lưu đến hết ngày {2:dd/MM/yyyy}; đề nghị tiêu hủy được từ ngày hôm sau.",
                "Issues",
                issue.Code,
                issue.Issue,
                issue.KeepUntil!
            ),
            KeptWhy.Permanent => new RuleException(
                typeof(Texts),
                "documents.disposal.permanent",
                "{0} lần {1} được lưu vĩnh viễn nên không tiêu hủy.",
                "Issues",
                issue.Code,
                issue.Issue
            ),
            KeptWhy.Procedure => new RuleException(
                typeof(Texts),
                "documents.disposal.procedure",
                "{0} lần {1} là quy trình giải quyết công việc: hồ sơ và quy trình chạy theo bản này còn dẫn tới nó, nên bản này được giữ.",
                "Issues",
                issue.Code,
                issue.Issue
            ),
            KeptWhy.Filled => new RuleException(
                typeof(Texts),
                "documents.disposal.filled",
                "{0} lần {1} còn phiếu đã điền, in ra cùng nội dung biểu mẫu; bản này được giữ chừng nào còn giữ phiếu.",
                "Issues",
                issue.Code,
                issue.Issue
            ),
            KeptWhy.Proposed => new RuleException(
                typeof(Texts),
                "documents.disposal.proposed",
                "{0} lần {1} đã nằm trong một đề nghị tiêu hủy khác. Hãy mở danh sách đề nghị để xem.",
                "Issues",
                issue.Code,
                issue.Issue
            ),
            _ => new RuleException(
                typeof(Texts),
                "documents.disposal.destroyed",
                "{0} lần {1} đã tiêu hủy, không đề nghị lại.",
                "Issues",
                issue.Code,
                issue.Issue
            ),
        };
}
