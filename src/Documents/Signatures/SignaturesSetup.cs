using IsoDienTu.Kernel;
using IsoDienTu.Organisation;
using IsoDienTu.Signing;
using Microsoft.Extensions.DependencyInjection;

namespace IsoDienTu.Documents.Signatures;

/// <summary>What digital signatures on issues need of the host.</summary>
internal static class SignaturesSetup
{
    public static ModuleSetup Signatures(this ModuleSetup setup)
    {
        setup.Services.AddSingleton<ISigningSource, IssueSigning>();
        return setup
            .Right(FileSignature.SealRight, "Ký số thay mặt cơ quan (con dấu số)", Roles.RecordsClerk, Roles.AgencyHead)
            .Api(SignatureApi.Map);
    }
}
