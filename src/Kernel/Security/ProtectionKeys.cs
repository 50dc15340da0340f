using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using Microsoft.Extensions.DependencyInjection;

namespace IsoDienTu.Kernel.Security;

/// <summary>Keeps the data-protection keys in the database, so that every node reads the same cookies.</summary>
internal sealed class ProtectionKeys(WorkDatabases databases) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var command = databases.App.CreateCommand("select xml from kernel.protection_key order by name");
        using var reader = command.ExecuteReader();
        var all = new List<XElement>();
        while (reader.Read())
        {
            all.Add(XElement.Parse(reader.GetString(0)));
        }

        return all;
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        using var command = databases.App.CreateCommand(
            "insert into kernel.protection_key (name, xml) values ($1, $2) on conflict (name) do update set xml = excluded.xml"
        );
        command.With(Sql.P(friendlyName), Sql.P(element.ToString(SaveOptions.DisableFormatting)));
        command.ExecuteNonQuery();
    }
}

/// <summary>The key that encrypts those keys: 32 bytes in a file beside the data, never in the database. It belongs into the back-up of secrets.</summary>
internal sealed class MasterKey
{
    private readonly byte[] key;

    public MasterKey(string file)
    {
        if (!File.Exists(file))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            }

            using var stream = new FileStream(file, options);
            stream.Write(RandomNumberGenerator.GetBytes(32));
            stream.Flush(flushToDisk: true);
        }

        key = File.ReadAllBytes(file);
        if (key.Length != 32)
        {
            throw new InvalidDataException(
                $"{file}: tệp khóa phải dài đúng 32 byte; hãy khôi phục từ bản sao lưu khóa. / The key file must hold exactly 32 bytes; restore it from the back-up of keys."
            );
        }
    }

    public string Seal(string text)
    {
        var plain = Encoding.UTF8.GetBytes(text);
        var sealedBytes = new byte[12 + 16 + plain.Length];
        RandomNumberGenerator.Fill(sealedBytes.AsSpan(0, 12));
        using var aes = new AesGcm(key, 16);
        aes.Encrypt(sealedBytes.AsSpan(0, 12), plain, sealedBytes.AsSpan(28), sealedBytes.AsSpan(12, 16));
        return Convert.ToBase64String(sealedBytes);
    }

    public string Open(string text)
    {
        var sealedBytes = Convert.FromBase64String(text);
        var plain = new byte[sealedBytes.Length - 28];
        using var aes = new AesGcm(key, 16);
        aes.Decrypt(sealedBytes.AsSpan(0, 12), sealedBytes.AsSpan(28), sealedBytes.AsSpan(12, 16), plain);
        return Encoding.UTF8.GetString(plain);
    }
}

/// <summary>Encrypts a data-protection key before it is stored.</summary>
internal sealed class SealKeys(MasterKey master) : IXmlEncryptor
{
    public EncryptedXmlInfo Encrypt(XElement plaintextElement) =>
        new(new XElement("sealed", master.Seal(plaintextElement.ToString(SaveOptions.DisableFormatting))), typeof(OpenKeys));
}

/// <summary>Opens it again.</summary>
internal sealed class OpenKeys(IServiceProvider services) : IXmlDecryptor
{
    public XElement Decrypt(XElement encryptedElement) =>
        XElement.Parse(services.GetRequiredService<MasterKey>().Open(encryptedElement.Value));
}
