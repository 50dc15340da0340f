using IsoDienTu.Kernel;

namespace IsoDienTu.Documents.Register;

/// <summary>Who must have signed before a document may be issued (handbook 1.9: Soạn thảo / Xem xét / Phê duyệt).</summary>
internal static class SignOffRules
{
    public static void Check(IssueOrder order)
    {
        var approved = order.SignOffs.Where(s => s.Act == SignOffAct.Approved).ToList();
        if (approved.Count != 1)
        {
            throw new RuleException(typeof(Texts), "documents.sign_off.approved", "Phải có đúng một người phê duyệt.", "Approver");
        }

        var drafted = order.SignOffs.Where(s => s.Act == SignOffAct.Drafted).ToList();
        if (drafted.Count > 0 && drafted.All(d => Folding.Fold(d.Name) == Folding.Fold(approved[0].Name)))
        {
            throw new RuleException(
                typeof(Texts),
                "documents.sign_off.self",
                "Người phê duyệt không được là người soạn thảo duy nhất. Hãy ghi thêm người soạn thảo hoặc chọn người phê duyệt khác.",
                "Approver"
            );
        }

        if (order.EffectiveFrom < approved[0].Day)
        {
            throw new RuleException(
                typeof(Texts),
                "documents.sign_off.day",
                "Ngày có hiệu lực không được trước ngày phê duyệt {0:dd/MM/yyyy}.",
                "EffectiveFrom",
                approved[0].Day
            );
        }
    }
}
