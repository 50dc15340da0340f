using System.Formats.Asn1;
using System.Runtime.InteropServices;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using IsoDienTu.Signing.Keys;

namespace IsoDienTu.Signing;

/// <summary>
/// A key in a token or HSM, reached through its PKCS #11 module. The key never leaves it: a digest goes in, a signature comes out. One session at a time
/// uses it; not thread-safe.
/// </summary>
public sealed class TokenKey : ISigningKey
{
    private const nuint ClassOf = 0;
    private const nuint ValueOf = 0x11;
    private const nuint IdOf = 0x102;
    private const nuint LabelOf = 3;
    private const nuint Certificates = 1;
    private const nuint PrivateKeys = 3;
    private const int MostThings = 64;

    // DigestInfo of SHA-256 (RFC 8017, 9.2), which the mechanism CKM_RSA_PKCS leaves to the caller.
    private static readonly byte[] digestInfo =
    [
        0x30,
        0x31,
        0x30,
        0x0D,
        0x06,
        0x09,
        0x60,
        0x86,
        0x48,
        0x01,
        0x65,
        0x03,
        0x04,
        0x02,
        0x01,
        0x05,
        0x00,
        0x04,
        0x20,
    ];

    private readonly TokenModule module;
    private readonly nuint session;
    private readonly nuint key;

    private TokenKey(TokenModule module, nuint session, nuint key, X509Certificate2 certificate) =>
        (this.module, this.session, this.key, Certificate) = (module, session, key, certificate);

    /// <inheritdoc />
    public X509Certificate2 Certificate { get; }

    /// <inheritdoc />
    public IReadOnlyList<X509Certificate2> Chain => [];

    /// <summary>Opens a token.</summary>
    /// <param name="path">The PKCS #11 module.</param>
    /// <param name="token">Label of the token.</param>
    /// <param name="pin">The user's PIN; a few wrong ones lock the token.</param>
    /// <param name="label">Label of the certificate; null for the only one.</param>
    /// <exception cref="SigningKeyException">There is no such token, the PIN is wrong, or it holds no certificate with its key.</exception>
    public static TokenKey Open(string path, string token, string pin, string? label = null)
    {
        var module = TokenModule.Load(path);
        const nuint serial = 4;
        TokenModule.Check(module.Open(Slot(module, token), serial, nint.Zero, nint.Zero, out var session), "C_OpenSession");
        try
        {
            var code = Encoding.UTF8.GetBytes(pin);
            var answer = module.LogIn(session, 1, code, (nuint)code.Length);
            if (answer != TokenModule.AlreadyIn)
            {
                TokenModule.Check(answer, "C_Login");
            }

            foreach (var found in Find(module, session, Certificates))
            {
                var id = Read(module, session, found, IdOf);
                if (label is not null && Encoding.UTF8.GetString(Read(module, session, found, LabelOf)) != label)
                {
                    continue;
                }

                foreach (
                    var key in Find(module, session, PrivateKeys).Where(k => Read(module, session, k, IdOf).AsSpan().SequenceEqual(id))
                )
                {
                    return new TokenKey(module, session, key, X509CertificateLoader.LoadCertificate(Read(module, session, found, ValueOf)));
                }
            }

            throw new SigningKeyException("the token holds no certificate with its key");
        }
        catch
        {
            module.Close(session);
            throw;
        }
    }

    /// <inheritdoc />
    public Task<byte[]> SignAsync(ReadOnlyMemory<byte> sha256, CancellationToken ct)
    {
        const nuint pkcs1 = 1;
        const nuint curve = 0x1041;
        var isCurve = Certificate.PublicKey.Oid.Value == "1.2.840.10045.2.1";
        var mechanism = new TokenMechanism { Kind = isCurve ? curve : pkcs1 };
        byte[] data = isCurve ? sha256.ToArray() : [.. digestInfo, .. sha256.Span];
        TokenModule.Check(module.SignBegin(session, ref mechanism, key), "C_SignInit");
        var signature = new byte[1024];
        var length = (nuint)signature.Length;
        TokenModule.Check(module.Sign(session, data, (nuint)data.Length, signature, ref length), "C_Sign");
        var made = signature[..(int)length];
        return Task.FromResult(isCurve ? Sequence(made) : made);
    }

    /// <inheritdoc />
    public void Dispose()
    {
        module.Close(session);
        Certificate.Dispose();
    }

    /// <summary>r and s of equal length, as tokens give them, as the sequence that CMS wants.</summary>
    private static byte[] Sequence(byte[] pair)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteIntegerUnsigned(pair.AsSpan(0, pair.Length / 2).TrimStart((byte)0));
            writer.WriteIntegerUnsigned(pair.AsSpan(pair.Length / 2).TrimStart((byte)0));
        }

        return writer.Encode();
    }

    private static nuint Slot(TokenModule module, string token)
    {
        nuint count = 0;
        TokenModule.Check(module.Slots(1, null, ref count), "C_GetSlotList");
        var slots = new nuint[count];
        TokenModule.Check(module.Slots(1, slots, ref count), "C_GetSlotList");
        foreach (var slot in slots)
        {
            var info = new byte[256];
            if (module.TokenInfo(slot, info) == 0 && Encoding.UTF8.GetString(info, 0, 32).TrimEnd(' ', '\0') == token)
            {
                return slot;
            }
        }

        throw new SigningKeyException($"there is no token named {token}");
    }

    private static nuint[] Find(TokenModule module, nuint session, nuint kind)
    {
        var value = GCHandle.Alloc(kind, GCHandleType.Pinned);
        try
        {
            var template = new[]
            {
                new TokenAttribute
                {
                    Kind = ClassOf,
                    Value = value.AddrOfPinnedObject(),
                    Length = (nuint)UIntPtr.Size,
                },
            };
            TokenModule.Check(module.FindBegin(session, template, 1), "C_FindObjectsInit");
            var things = new nuint[MostThings];
            var answer = module.Find(session, things, MostThings, out var count);
            module.FindEnd(session);
            TokenModule.Check(answer, "C_FindObjects");
            return things[..(int)count];
        }
        finally
        {
            value.Free();
        }
    }

    private static byte[] Read(TokenModule module, nuint session, nuint thing, nuint kind)
    {
        var template = new[] { new TokenAttribute { Kind = kind } };
        TokenModule.Check(module.Attributes(session, thing, template, 1), "C_GetAttributeValue");
        var bytes = new byte[(int)template[0].Length];
        var pinned = GCHandle.Alloc(bytes, GCHandleType.Pinned);
        try
        {
            template[0].Value = pinned.AddrOfPinnedObject();
            TokenModule.Check(module.Attributes(session, thing, template, 1), "C_GetAttributeValue");
            return bytes;
        }
        finally
        {
            pinned.Free();
        }
    }
}
