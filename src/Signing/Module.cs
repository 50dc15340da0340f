using IsoDienTu.Kernel;
using IsoDienTu.Organisation;
using IsoDienTu.Signing.Checking;
using IsoDienTu.Signing.Keys;
using IsoDienTu.Signing.Looks;
using IsoDienTu.Signing.Pades;
using IsoDienTu.Signing.Roots;
using Microsoft.Extensions.DependencyInjection;

namespace IsoDienTu.Signing;

/// <summary>Signatures on PDF files: making them, and checking them.</summary>
public sealed class Module : IModule
{
    /// <inheritdoc />
    public string Name => "Signing";

    /// <inheritdoc />
    public void Describe(ModuleSetup setup)
    {
        setup
            .Right("signing.verify", "Kiểm tra chữ ký số của tệp PDF", [.. Roles.All.Select(r => r.Code)])
            .Right(
                "signing.sign",
                "Ký số văn bản bằng khóa của mình",
                Roles.AgencyHead,
                Roles.UnitHead,
                Roles.IsoSecretary,
                Roles.ProcessOwner,
                Roles.RecordsClerk,
                Roles.DeskClerk,
                Roles.Specialist
            )
            .Right("signing.manage_roots", "Quản lý chứng thư gốc tin cậy của tỉnh", Roles.ProvinceLead)
            .Menu("Kiểm tra chữ ký số", "/Signing/Verify", "signing.verify", "signature", 610, "Ký số")
            .Menu("Ký số văn bản", "/Signing/Sign", "signing.sign", "rubber-stamp", 600, "Ký số")
            .Menu("Chứng thư gốc tin cậy", "/Signing/Roots", "signing.manage_roots", "certificate", 920, "Quản trị")
            // What was signed for another module is that module's to keep.
            .KeepsFiles("signing.pending_signature", "prepared_sha256", only: "source is null")
            .KeepsFiles("signing.pending_signature", "signed_sha256", only: "source is null")
            .Api(ChecksApi.Map)
            .Api(SignApi.Map);
        setup.Services.AddOptions<SigningOptions>().BindConfiguration("Signing");
        setup.Services.AddSingleton<IRootSource, TrustedRoots>();
        setup.Services.AddSingleton<OuterHttp>();
        setup.Services.AddSingleton<Revocations>();
        setup.Services.AddSingleton<TimeStamps>();
        setup.Services.AddSingleton<SignatureFont>();
        setup.Services.AddSingleton<PdfVerifier>();
        setup.Services.AddSingleton<SigningSources>();
        setup.Services.AddSingleton<RemoteSigning>();
        setup.Services.AddSingleton<KeyStore>();
        setup.Services.AddSingleton(p => new SignatureChecks(
            p.GetRequiredService<PdfVerifier>(),
            p.GetRequiredService<IRootSource>(),
            p.GetRequiredService<TimeProvider>()
        ));
        setup.Services.AddSingleton(p => new PdfSigning(
            p.GetRequiredService<TimeProvider>(),
            p.GetRequiredService<SignatureFont>(),
            p.GetRequiredService<TimeStamps>(),
            p.GetRequiredService<Revocations>(),
            p.GetRequiredService<IRootSource>()
        ));
    }
}
