using IsoDienTu.Dossiers.Applicants;
using IsoDienTu.Kernel;

namespace IsoDienTu.Dossiers.Register;

/// <summary>What is said when a form is about something that is not there.</summary>
internal static class Gone
{
    public static RuleException Dossier() =>
        Flaw.At("dossiers.unknown", "Cơ quan đang làm việc không có hồ sơ này. Hãy kiểm tra mã hồ sơ và cơ quan đã chọn.", null);
}
