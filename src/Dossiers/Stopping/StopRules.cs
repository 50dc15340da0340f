using IsoDienTu.Dossiers.Applicants;
using IsoDienTu.Dossiers.Register;
using IsoDienTu.Kernel;

namespace IsoDienTu.Dossiers.Stopping;

/// <summary>What is entered to stop the solving of a dossier.</summary>
/// <param name="RequestedBy">Body that asked in writing; asked for with <see cref="StopGround.Law"/>.</param>
/// <param name="Evidence">Number and day of the written request, or the provision; asked for unless the applicant asks.</param>
/// <param name="Money">What was paid and is paid back, in words.</param>
internal sealed record StopOrder(
    StopGround? Ground,
    string? Reason,
    string? RequestedBy = null,
    string? Evidence = null,
    string? Money = null,
    string? Conclusion = null
);

/// <summary>Rules of form 05 (handbook 2.3 point 8): who may stop what, why, and until when.</summary>
internal static class StopRules
{
    public static DossierState Target(StopGround ground) => ground == StopGround.Applicant ? DossierState.Withdrawn : DossierState.Stopped;

    /// <summary>
    /// The state from which it is stopped, as its process has it now. The news of the process may still be on its way, and a result that exists
    /// is not stopped any more.
    /// </summary>
    /// <exception cref="RuleException">There is a decision already, or it was stopped before.</exception>
    public static void Standing(DossierView view)
    {
        var dossier = view.Dossier;
        if (view.Stop is { } earlier)
        {
            throw Flaw.At("dossiers.stop.once", "Hồ sơ {0} đã dừng giải quyết theo thông báo số {1}.", null, dossier.Code, earlier.Number);
        }

        var now = view.Instance is { } instance
            ? Course.Of(Standings.Of(instance, view.Passes, dossier.ReturnSteps, view.Asked is not null))
            : dossier.State;
        if (now is DossierState.Finished or DossierState.Returned || !dossier.IsOpen)
        {
            throw Flaw.At(
                "dossiers.stop.done",
                "Chỉ dừng được hồ sơ chưa có kết quả giải quyết (điều 21 NĐ 118/2025/NĐ-CP); hồ sơ {0} đã «{1}».",
                null,
                dossier.Code,
                Words.Of(dossier.IsOpen ? now : dossier.State)
            );
        }
    }

    /// <exception cref="RuleException">Something is missing, or the ground is not this person's or this dossier's.</exception>
    public static StopOrder Check(StopOrder given, DossierView view, bool byLaw)
    {
        var ground = given.Ground ?? throw Flaw.At("dossiers.stop.ground", "Hãy chọn vì sao dừng giải quyết.", "Ground");
        if (ground != StopGround.Applicant && !byLaw)
        {
            throw Flaw.At(
                "dossiers.stop.head",
                "Dừng giải quyết không do người nộp đề nghị thì thủ trưởng cơ quan ký. Hãy chuyển hồ sơ cho thủ trưởng.",
                "Ground"
            );
        }

        if (ground == StopGround.NoSupplementInTime && view.Dossier.State != DossierState.AwaitingSupplement)
        {
            throw Flaw.At(
                "dossiers.stop.not_asked",
                "Hồ sơ này không chờ bổ sung nên không dừng vì quá thời hạn bổ sung được. Hãy chọn lý do khác.",
                "Ground"
            );
        }

        if (TypedText.Filled(given.Reason) is not { Length: >= 5 and <= 1000 } reason)
        {
            throw Flaw.At("dossiers.stop.reason", "Hãy ghi lý do dừng giải quyết, từ 5 đến 1.000 ký tự.", "Reason");
        }

        var asked = TypedText.Filled(TypedText.Line(given.RequestedBy));
        if (asked is null ? ground == StopGround.Law : asked.Length > 300)
        {
            throw Flaw.At("dossiers.stop.requested_by", "Hãy ghi cơ quan đề nghị dừng bằng văn bản, không quá 300 ký tự.", "RequestedBy");
        }

        var evidence = TypedText.Filled(TypedText.Line(given.Evidence));
        if (evidence is null ? ground != StopGround.Applicant : evidence.Length > 500)
        {
            throw Flaw.At(
                "dossiers.stop.evidence",
                "Hãy ghi căn cứ: số, ngày văn bản đề nghị hoặc điều khoản của pháp luật, không quá 500 ký tự.",
                "Evidence"
            );
        }

        var money = TypedText.Filled(TypedText.Line(given.Money));
        if (money is { Length: > 300 })
        {
            throw Flaw.At("dossiers.stop.money", "Phí đã nộp, được hoàn ghi không quá 300 ký tự.", "Money");
        }

        return TypedText.Filled(given.Conclusion) is { Length: >= 5 and <= 1000 } conclusion
            ? new StopOrder(
                ground,
                PublicWords.Check(reason, view.Applicant),
                ground == StopGround.Law ? asked : null,
                evidence,
                money,
                conclusion
            )
            : throw Flaw.At("dossiers.stop.conclusion", "Hãy ghi kết luận, từ 5 đến 1.000 ký tự.", "Conclusion");
    }

    /// <summary>How far the work has come: the steps that are open, after how many that were done.</summary>
    public static string Stage(DossierView view)
    {
        var open = view
            .Passes.Where(p => p.State == "Open")
            .Select(p => $"{p.StepNo} {p.Name}".Trim())
            .Distinct(StringComparer.Ordinal)
            .ToList();
        var done = view.Passes.Where(p => p.State == "Done").Select(p => p.StepNo).Distinct(StringComparer.Ordinal).Count();
        var here = open.Count == 0 ? Words.Of(view.Dossier.State) : $"Đang ở bước {string.Join("; ", open)}";
        return $"{here} (đã xong {done} bước)";
    }
}
