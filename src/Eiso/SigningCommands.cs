using System.CommandLine;
using System.Globalization;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using IsoDienTu.Eiso.Shared;
using IsoDienTu.Signing;

namespace IsoDienTu.Eiso;

/// <summary><c>eiso signing</c>: an authority for trying signatures during development, without legal value.</summary>
internal static class SigningCommands
{
    private const string Password = "thu-nghiem";

    public static Command Create() => new("signing", Speech.Of("Ký số", "Signatures")) { Trial() };

    private static Command Trial()
    {
        var folder = new Option<string>("--folder")
        {
            Required = true,
            Description = Speech.Of("Thư mục chứa chứng thư thử", "Folder of the trial certificates"),
        };
        var name = new Option<string>("--name")
        {
            DefaultValueFactory = _ => "Người ký thử",
            Description = Speech.Of("Tên trên chứng thư người ký", "Name in the signer's certificate"),
        };
        var port = new Option<int>("--port")
        {
            DefaultValueFactory = _ => 8318,
            Description = Speech.Of("Cổng của danh sách thu hồi và dấu thời gian", "Port of the revocation list and the time-stamps"),
        };
        var serve = new Option<bool>("--serve")
        {
            Description = Speech.Of("Trả lời trên cổng đó đến khi dừng bằng Ctrl+C", "Answer on that port until stopped by Ctrl+C"),
        };
        var command = new Command(
            "trial",
            Speech.Of(
                "Lập tổ chức chứng thực và dấu thời gian để thử, KHÔNG CÓ GIÁ TRỊ PHÁP LÝ",
                "Makes a certificate and time-stamp authority for trials, WITHOUT LEGAL VALUE"
            )
        )
        {
            folder,
            name,
            port,
            serve,
        };
        command.Runs(
            async (call, ct) =>
            {
                if (call.Value(port) is < 1 or > 65535)
                {
                    throw new InputError("--port", "cổng phải từ 1 đến 65535", "the port must be from 1 to 65535");
                }

                using var authority = Open(call.Value(folder), call.Value(port));
                var signer = Path.Combine(call.Value(folder), "signer.p12");
                if (!File.Exists(signer))
                {
                    var now = TimeProvider.System.GetUtcNow();
                    using var issued = authority.Issue(call.Value(name), null, now.AddMinutes(-5), now.AddYears(1));
                    Write(signer, issued);
                }

                call.Answer(
                    new
                    {
                        root = Path.Combine(call.Value(folder), "root.cer"),
                        signer,
                        password = Password,
                        timeStamps = At(call.Value(port), "tsa").ToString(),
                    },
                    () =>
                        Speech.Of(
                            $"Chứng thư gốc: {call.Value(folder)}/root.cer\nKhóa người ký: {signer} (mật khẩu {Password})\nDấu thời gian: {At(call.Value(port), "tsa")}\nKHÔNG CÓ GIÁ TRỊ PHÁP LÝ.",
                            $"Root: {call.Value(folder)}/root.cer\nSigner's key: {signer} (password {Password})\nTime-stamps: {At(call.Value(port), "tsa")}\nWITHOUT LEGAL VALUE."
                        )
                );
                if (call.Value(serve))
                {
                    await ServeAsync(authority, call.Value(port), ct);
                }

                return Exit.Yes;
            }
        );
        return command;
    }

    /// <summary>The authority of a folder, made at the first time.</summary>
    private static TrialAuthority Open(string folder, int port)
    {
        var (root, stamper) = (Path.Combine(folder, "root.p12"), Path.Combine(folder, "stamper.p12"));
        if (File.Exists(root))
        {
            return TrialAuthority.Load(Read(root), Read(stamper), At(port, "crl"));
        }

        Directory.CreateDirectory(folder);
        var made = TrialAuthority.Create(TimeProvider.System.GetUtcNow().AddMinutes(-5), At(port, "crl"));
        Write(root, made.Root);
        Write(stamper, made.Stamper);
        File.WriteAllBytes(Path.Combine(folder, "root.cer"), made.Root.RawData);
        return made;
    }

    private static async Task ServeAsync(TrialAuthority authority, int port, CancellationToken ct)
    {
        using var listener = new HttpListener();
        listener.Prefixes.Add(At(port, "").ToString());
        listener.Start();
        await using var stop = ct.Register(listener.Stop);
        while (!ct.IsCancellationRequested)
        {
            HttpListenerContext asked;
            try
            {
                asked = await listener.GetContextAsync();
            }
            catch (HttpListenerException) when (ct.IsCancellationRequested)
            {
                return;
            }

            using var body = new MemoryStream();
            await asked.Request.InputStream.CopyToAsync(body, ct);
            try
            {
                var now = TimeProvider.System.GetUtcNow();
                asked.Response.Close(
                    asked.Request.Url!.AbsolutePath == "/crl" ? authority.List(now) : authority.Stamp(body.ToArray(), now),
                    true
                );
            }
            catch (System.Security.Cryptography.CryptographicException)
            {
                asked.Response.StatusCode = 400;
                asked.Response.Close();
            }
        }
    }

    private static Uri At(int port, string path) => new(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}/{path}"));

    private static X509Certificate2 Read(string path) =>
        X509CertificateLoader.LoadPkcs12FromFile(path, Password, X509KeyStorageFlags.EphemeralKeySet | X509KeyStorageFlags.Exportable);

    private static void Write(string path, X509Certificate2 certificate)
    {
        File.WriteAllBytes(path, certificate.ExportPkcs12(Pkcs12ExportPbeParameters.Pbes2Aes256Sha256, Password));
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
    }
}
