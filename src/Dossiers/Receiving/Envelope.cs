using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Secret = IsoDienTu.Dossiers.Codes.Secret;

namespace IsoDienTu.Dossiers.Receiving;

/// <summary>
/// Carries a new secret from the command that made it to the sheet that prints it, sealed. So a double click, a reload or a jammed printer still finds
/// it for half an hour, while neither the database nor an address that lies about tells it to anybody.
/// </summary>
internal sealed class Envelope(IDataProtectionProvider protection, TimeProvider clock)
{
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(30);

    public string Seal(Guid dossierId, string secret) =>
        For(dossierId).Protect(string.Create(CultureInfo.InvariantCulture, $"{clock.GetUtcNow().Add(Life).ToUnixTimeSeconds()} {secret}"));

    /// <summary>The secret, or null when the envelope is old, of another dossier, or no envelope at all.</summary>
    public string? Open(Guid dossierId, string? envelope)
    {
        if (string.IsNullOrEmpty(envelope))
        {
            return null;
        }

        try
        {
            var parts = For(dossierId).Unprotect(envelope).Split(' ');
            var until = DateTimeOffset.FromUnixTimeSeconds(long.Parse(parts[0], CultureInfo.InvariantCulture));
            return clock.GetUtcNow() <= until ? Secret.Clean(parts[1]) : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private IDataProtector For(Guid dossierId) => protection.CreateProtector("IsoDienTu.Dossiers.Secret", dossierId.ToString("N"));
}
