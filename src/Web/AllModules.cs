using IsoDienTu.Kernel;

namespace IsoDienTu.Web;

/// <summary>The modules of the product in storey order: each after everything it may use.</summary>
public static class AllModules
{
    /// <summary>Fresh instances for one host.</summary>
    public static IReadOnlyList<IModule> Create() =>
        [
            new AuditLog.Module(),
            new Organisation.Module(),
            new Access.Module(),
            new Signing.Module(),
            new Documents.Module(),
            new Processes.Module(),
            new Procedures.Module(),
            new Dossiers.Module(),
            new Portal.Module(),
        ];
}
