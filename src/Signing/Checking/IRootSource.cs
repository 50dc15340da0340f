using System.Security.Cryptography.X509Certificates;

namespace IsoDienTu.Signing.Checking;

/// <summary>Where the certificates stand at which a chain of trust may end: the table of the installation, or a folder of trials.</summary>
internal interface IRootSource
{
    Task<IReadOnlyList<X509Certificate2>> ListAsync(CancellationToken ct);
}
