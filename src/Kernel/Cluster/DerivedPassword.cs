using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace IsoDienTu.Kernel.Cluster;

/// <summary>
/// Passwords of the two bound roles on a given server. They are computed from the owner's password, so that every node knows
/// them and nobody has to configure or store three secrets.
/// </summary>
internal static class DerivedPassword
{
    /// <summary>HMAC-SHA256 with the owner's password as key, in base64url.</summary>
    public static string For(string role, string ownerPassword)
    {
        var mac = HMACSHA256.HashData(Encoding.UTF8.GetBytes(ownerPassword), Encoding.UTF8.GetBytes("isodientu role " + role));
        return Convert.ToBase64String(mac).TrimEnd('=').Replace('+', '-').Replace('/', '_');
    }

    /// <summary>The SCRAM verifier the server stores (RFC 5803). Sent instead of the password, which a statement log would keep.</summary>
    public static string Verifier(string password)
    {
        const int iterations = 4096;
        var salt = RandomNumberGenerator.GetBytes(16);
        var salted = Rfc2898DeriveBytes.Pbkdf2(password, salt, iterations, HashAlgorithmName.SHA256, 32);
        var stored = SHA256.HashData(HMACSHA256.HashData(salted, "Client Key"u8));
        var server = HMACSHA256.HashData(salted, "Server Key"u8);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"SCRAM-SHA-256${iterations}:{Convert.ToBase64String(salt)}${Convert.ToBase64String(stored)}:{Convert.ToBase64String(server)}"
        );
    }
}
