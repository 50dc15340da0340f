using Microsoft.AspNetCore.Identity;

namespace IsoDienTu.Access.Passwords;

/// <summary>Salted, slow password hashes as ASP.NET Core Identity makes them (PBKDF2, HMAC-SHA512).</summary>
internal sealed class PasswordHashes
{
    private static readonly PasswordHasher<PasswordHashes> Hasher = new();

    // Checked when the account does not exist, so that both answers take the same time.
    private static readonly string Decoy = Hasher.HashPassword(null!, "không có ai dùng mật khẩu này");

    public static string Make(string password) => Hasher.HashPassword(null!, password.Normalize());

    /// <summary>True when the password fits; <paramref name="stored"/> null takes as long and is always false.</summary>
    public static bool Fits(string? stored, string password) =>
        Hasher.VerifyHashedPassword(null!, stored ?? Decoy, password.Normalize()) != PasswordVerificationResult.Failed
        && stored is not null;
}
