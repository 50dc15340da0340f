using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IsoDienTu.Access.OneTimeCodes;

/// <summary>A code for the day the phone is lost: 50 random bits, good once, kept only as a hash.</summary>
internal sealed class RecoveryCode
{
    private const string Letters = "ABCDEFGHJKMNPQRSTVWXYZ0123456789";

    public Guid PersonId { get; set; }
    public byte[] CodeHash { get; set; } = [];
    public DateTimeOffset? UsedAt { get; set; }

    public static string New()
    {
        var text = RandomNumberGenerator.GetString(Letters, 10);
        return text[..5] + "-" + text[5..];
    }

    public static byte[] Hash(string code) =>
        SHA256.HashData(Encoding.ASCII.GetBytes(new string([.. code.ToUpperInvariant().Where(char.IsAsciiLetterOrDigit)])));
}

internal sealed class RecoveryCodeMap : IEntityTypeConfiguration<RecoveryCode>
{
    public void Configure(EntityTypeBuilder<RecoveryCode> builder) => builder.HasKey(x => new { x.PersonId, x.CodeHash });
}
