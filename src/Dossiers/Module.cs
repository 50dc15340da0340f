using IsoDienTu.Kernel;

namespace IsoDienTu.Dossiers;

/// <summary>The one-stop desk: receive, supplement, follow, return (Hồ sơ một cửa).</summary>
public sealed class Module : IModule
{
    /// <inheritdoc />
    public string Name => "Dossiers";

    /// <inheritdoc />
    public void Describe(ModuleSetup setup) =>
        setup
            .Right("dossiers.read", "Xem hồ sơ của cơ quan", "desk-clerk", "specialist", "unit-head", "agency-head", "records-clerk")
            .Right("dossiers.receive", "Tiếp nhận hồ sơ, in giấy tiếp nhận", "desk-clerk")
            .Right("dossiers.supplement", "Yêu cầu bổ sung và nhận bổ sung", "desk-clerk", "specialist", "unit-head", "agency-head")
            .Right("dossiers.return_result", "Trả kết quả", "desk-clerk");
}
