using IsoDienTu.Kernel;
using Microsoft.Extensions.DependencyInjection;

namespace IsoDienTu.Documents;

/// <summary>Controlled documents: their issues, sign-offs, forms and the QR on their sheets.</summary>
public sealed class Module : IModule
{
    /// <inheritdoc />
    public string Name => "Documents";

    /// <inheritdoc />
    public void Describe(ModuleSetup setup)
    {
        setup
            .Right(
                "documents.read",
                "Đọc tài liệu của cơ quan",
                "iso-secretary",
                "process-owner",
                "agency-head",
                "unit-head",
                "specialist",
                "desk-clerk",
                "records-clerk",
                "archivist",
                "administrator",
                "inspector",
                "province-lead"
            )
            .Right("documents.withdraw", "Thu hồi tài liệu", "iso-secretary", "agency-head")
            .Menu("Tài liệu", "/Documents", "documents.read", "file-text", 300, "Hệ thống ISO");
        setup.Services.AddSingleton<DocumentQr>();
    }
}
