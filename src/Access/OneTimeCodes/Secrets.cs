using Microsoft.AspNetCore.DataProtection;

namespace IsoDienTu.Access.OneTimeCodes;

/// <summary>Seals the secrets of one-time codes with the data-protection keys before they reach the database.</summary>
internal sealed class Secrets(IDataProtectionProvider provider)
{
    private readonly IDataProtector protector = provider.CreateProtector("access.totp");

    public string Seal(string secret) => protector.Protect(secret);

    public string Open(string stored) => protector.Unprotect(stored);
}
