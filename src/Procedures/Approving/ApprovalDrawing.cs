using IsoDienTu.Kernel;
using IsoDienTu.Processes;

namespace IsoDienTu.Procedures.Approving;

/// <summary>The drawing with which every agency's path of approval begins, and what must stay in it however it is redrawn.</summary>
internal static class ApprovalDrawing
{
    /// <summary>Key of the process in each agency.</summary>
    public const string Key = "PHE-DUYET-TAI-LIEU";

    public const string Title = "Phê duyệt tài liệu";

    private static readonly Lazy<string> File = new(() =>
    {
        using var stream = typeof(ApprovalDrawing).Assembly.GetManifestResourceStream("approval.bpmn")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    });

    public static string Bpmn => File.Value;

    /// <summary>The agency's path; null when it has not been chosen or never been published.</summary>
    /// <exception cref="RuleException">Its newest version does not issue what was approved.</exception>
    public static async Task<(Guid Version, SuppliedProcess Process)?> FindAsync(IsoDbContext db, CancellationToken ct)
    {
        if (await SuppliedProcesses.FindAsync(db, Key, ct) is not { VersionId: { } version } process)
        {
            return null;
        }

        return process.Services.Contains(IssueApproved.Service)
            ? (version, process)
            : throw new RuleException(
                typeof(Texts),
                "procedures.approval.no_issue",
                "Quy trình “{0}” đang dùng không có bước tự động {1}, nên phê duyệt xong tài liệu vẫn không được ban hành. Hãy vẽ thêm bước đó rồi ban hành lại quy trình.",
                null,
                process.Title,
                IssueApproved.Service
            );
    }
}
