using IsoDienTu.AuditLog.Entries;
using IsoDienTu.Kernel;

namespace IsoDienTu.AuditLog;

/// <summary>Who did what, when, on whose behalf.</summary>
public sealed class Module : IModule
{
    /// <inheritdoc />
    public string Name => "AuditLog";

    /// <inheritdoc />
    public void Describe(ModuleSetup setup) =>
        setup
            .Right("audit_log.read", "Xem nhật ký của cơ quan", "administrator", "agency-head", "iso-secretary")
            .Every(TimeSpan.FromSeconds(1), "sequence", Sequencer.RunAsync);
}
