using System.CommandLine;
using System.Globalization;
using IsoDienTu.AuditLog;
using IsoDienTu.Eiso.Shared;
using IsoDienTu.Kernel;
using IsoDienTu.Organisation;

namespace IsoDienTu.Eiso;

/// <summary><c>eiso log</c>: re-computes the activity log, for the auditor who doubts it.</summary>
internal static class LogCommands
{
    public static Command Create() => new("log", Speech.Of("Nhật ký hoạt động", "The activity log")) { Verify() };

    private static Command Verify()
    {
        var agency = new Option<string?>("--agency")
        {
            HelpName = "H49.12",
            Description = Speech.Of("Chỉ kiểm tra nhật ký của cơ quan này", "Check only the log of this agency"),
        };
        var command = new Command(
            "verify",
            Speech.Of(
                "Tính lại nhật ký, tìm mục bị sửa, xóa, chèn hoặc đổi chỗ",
                "Re-computes the log and finds an edited, removed, inserted or reordered entry"
            )
        )
        {
            agency,
        };
        command.Runs(
            async (call, ct) =>
            {
                await using var installation = await Installation.OpenAsync(ct);
                var agencies = installation.Get<Agencies>();
                var one = await AgencyAsync(agencies, call.Optional(agency), ct);
                var lines = new List<Line>();
                foreach (var report in await LogVerifier.VerifyAsync(installation.Get<WorkDatabases>().Worker, one?.Id, ct))
                {
                    lines.Add(new Line(report, await agencies.FindAsync(report.AgencyId, ct)));
                }

                var holds = lines.TrueForAll(l => l.Report.Faults.Count == 0);
                call.Answer(new { holds, agencies = lines.Select(l => l.Json) }, () => Text(lines));
                return holds ? Exit.Yes : Exit.No;
            }
        );
        return command;
    }

    private static async Task<AgencyCard?> AgencyAsync(Agencies agencies, string? code, CancellationToken ct) =>
        code is null
            ? null
            : await agencies.FindByCodeAsync(code, ct)
                ?? throw new InputError(
                    "--agency",
                    $"không có cơ quan nào mang mã «{code}»; xem mã ở trang Cơ quan",
                    $"no agency has the code '{code}'; the codes stand on the page of agencies"
                );

    private static string Text(List<Line> lines) =>
        lines.Count == 0
            ? Speech.Of("Chưa có mục nhật ký nào.", "The log has no entry yet.")
            : string.Join('\n', lines.Select(l => l.Text));

    /// <summary>One agency's answer.</summary>
    private sealed record Line(LogReport Report, AgencyCard? Agency)
    {
        public object Json =>
            new
            {
                agency = Agency?.Code,
                name = Name,
                entries = Report.Size,
                waiting = Report.Waiting,
                digest = Report.Digest,
                holds = Report.Faults.Count == 0,
                first = Report.Faults.Select(Fault).FirstOrDefault(),
                faults = Report.Faults.Select(Fault),
            };

        public string Text =>
            (Agency is null ? Name : $"{Agency.Code} {Name}")
            + ": "
            + (
                Report.Faults.Count == 0
                    ? Speech.Of(
                        $"{Count(Report.Size)} mục, đúng. Mã tổng {Report.Digest}",
                        $"{Count(Report.Size)} entries, good. Digest {Report.Digest}"
                    )
                    : string.Join("; ", Report.Faults.Take(10).Select(Words)) + More
            );

        /// <summary>What no agency did, such as setting agencies up, stands in a log of its own.</summary>
        private string Name => Agency?.Name ?? Speech.Of("Toàn hệ thống", "The whole installation");

        private string More =>
            Report.Faults.Count > 10
                ? Speech.Of($"; và {Report.Faults.Count - 10} chỗ nữa", $"; and {Report.Faults.Count - 10} places more")
                : "";

        private static object Fault(LogFault fault) =>
            new
            {
                position = fault.Position,
                entry = fault.EntryId,
                kind = Kind(fault.Kind).English,
            };

        private static string Words(LogFault fault)
        {
            var (vietnamese, english) = Kind(fault.Kind);
            return fault.Position is { } position
                ? Speech.Of($"vị trí {Count(position)}: {vietnamese}", $"position {Count(position)}: {english}")
                : Speech.Of($"mục {fault.EntryId} chưa có vị trí: {vietnamese}", $"entry {fault.EntryId} without a position: {english}");
        }

        private static (string Vietnamese, string English) Kind(LogFaultKind kind) =>
            kind switch
            {
                LogFaultKind.Edited => ("mục bị sửa", "edited"),
                LogFaultKind.Removed => ("mục bị xóa", "removed"),
                LogFaultKind.Inserted => ("mục bị chèn thêm", "inserted"),
                _ => ("mục bị đổi chỗ", "reordered"),
            };

        private static string Count(long number) => number.ToString(CultureInfo.InvariantCulture);
    }
}
