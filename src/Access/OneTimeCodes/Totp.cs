using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace IsoDienTu.Access.OneTimeCodes;

/// <summary>Time-based one-time codes of RFC 6238: SHA-1, 30 seconds, six digits, as every authenticator app makes them.</summary>
internal static class Totp
{
    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private const int StepSeconds = 30;

    /// <summary>A fresh secret of 160 bits in base 32.</summary>
    public static string NewSecret()
    {
        var bytes = RandomNumberGenerator.GetBytes(20);
        var text = new StringBuilder(32);
        for (var bit = 0; bit < bytes.Length * 8; bit += 5)
        {
            var value = 0;
            for (var i = bit; i < bit + 5; i++)
            {
                value = (value << 1) | ((bytes[i / 8] >> (7 - (i % 8))) & 1);
            }

            text.Append(Base32[value]);
        }

        return text.ToString();
    }

    /// <summary>The number of the 30-second step of an instant.</summary>
    public static long StepOf(DateTimeOffset at) => at.ToUnixTimeSeconds() / StepSeconds;

    /// <summary>The code of one step.</summary>
    public static string Code(string secret, long step)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
#pragma warning disable CA5350 // RFC 6238 and the authenticator apps fix SHA-1; it serves as a MAC here.
        var mac = HMACSHA1.HashData(Decode(secret), counter);
#pragma warning restore CA5350
        var offset = mac[^1] & 0x0F;
        var number = BinaryPrimitives.ReadInt32BigEndian(mac.AsSpan(offset)) & 0x7FFFFFFF;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    /// <summary>The step whose code was given, one step early or late allowed, later than the last one used; null when none fits.</summary>
    public static long? Accept(string secret, string code, DateTimeOffset now, long lastUsed)
    {
        var typed = Encoding.ASCII.GetBytes(new string([.. code.Where(char.IsAsciiDigit)]));
        var current = StepOf(now);
        for (var step = current - 1; step <= current + 1; step++)
        {
            if (step > lastUsed && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Code(secret, step)), typed))
            {
                return step;
            }
        }

        return null;
    }

    /// <summary>The address an authenticator app reads from a QR.</summary>
    public static string Address(string secret, string login) =>
        $"otpauth://totp/{Uri.EscapeDataString("ISO điện tử")}:{Uri.EscapeDataString(login)}?secret={secret}&issuer={Uri.EscapeDataString("ISO điện tử")}";

    private static byte[] Decode(string secret)
    {
        var bytes = new byte[secret.Length * 5 / 8];
        for (var i = 0; i < secret.Length; i++)
        {
            var value = Base32.IndexOf(secret[i], StringComparison.Ordinal);
            for (var b = 0; b < 5; b++)
            {
                var bit = (i * 5) + b;
                if (bit / 8 < bytes.Length && ((value >> (4 - b)) & 1) == 1)
                {
                    bytes[bit / 8] |= (byte)(1 << (7 - (bit % 8)));
                }
            }
        }

        return bytes;
    }
}
