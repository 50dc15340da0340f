using System.Net;
using System.Security.Cryptography.X509Certificates;
using IsoDienTu.Signing;
using IsoDienTu.Signing.Checking;
using IsoDienTu.Signing.Looks;
using IsoDienTu.Signing.Pades;
using Microsoft.Extensions.Options;

namespace IsoDienTu.Pure.Signing;

/// <summary>An office that signs, with a trial authority of its own that answers on a real port of this machine.</summary>
internal sealed class Office : IRootSource, IDisposable
{
    public static readonly DateTimeOffset Since = new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private readonly HttpListener listener = new();
    private readonly OuterHttp http;

    public Office(bool hasInner = true)
    {
        var port = 0;
        for (var attempt = 0; attempt < 20; attempt++)
        {
            port = Random.Shared.Next(20_000, 60_000);
            listener.Prefixes.Clear();
            listener.Prefixes.Add($"http://127.0.0.1:{port}/");
            try
            {
                listener.Start();
                break;
            }
            catch (HttpListenerException)
            {
                // Somebody else has this port.
            }
        }

        Authority = TrialAuthority.Create(Since, new Uri($"http://127.0.0.1:{port}/crl"));
        Options = new SigningOptions { TimeStampAuthority = new Uri($"http://127.0.0.1:{port}/tsa") };
        if (hasInner)
        {
            Options.InnerHosts.Add($"127.0.0.1:{port}");
        }

        http = new OuterHttp(Microsoft.Extensions.Options.Options.Create(Options));
        Revocations = new Revocations(http, Clock);
        Signer = new PdfSigning(
            Clock,
            new SignatureFont(Microsoft.Extensions.Options.Options.Create(Options)),
            new TimeStamps(http, Microsoft.Extensions.Options.Options.Create(Options)),
            Revocations,
            this
        );
        _ = AnswerAsync();
    }

    public TrialAuthority Authority { get; }

    public SigningOptions Options { get; }

    public Revocations Revocations { get; private set; }

    public PdfSigning Signer { get; }

    public SetClock Clock { get; } = new();

    /// <summary>How often each address was asked.</summary>
    public List<string> Asked { get; } = [];

    public bool IsSilent { get; set; }

    public Task<IReadOnlyList<X509Certificate2>> ListAsync(CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<X509Certificate2>>([Authority.Root]);

    public Pkcs12Key Key(string name = "Nguyễn Thị Hòa", string? agency = "Sở Khoa học và Công nghệ", DateTimeOffset? to = null) =>
        Pkcs12Key.Of(Authority.Issue(name, agency, Since, to ?? Since.AddYears(5)));

    public Task<byte[]> SignAsync(
        byte[] pdf,
        ISigningKey? key = null,
        SignatureLook? look = null,
        SignatureLevel level = SignatureLevel.Basic,
        string by = "Nguyễn Thị Hòa"
    ) =>
        Signer.SignAsync(
            pdf,
            key ?? Key(),
            new SignatureWords(by, "Sở Khoa học và Công nghệ"),
            look,
            level,
            TestContext.Current.CancellationToken
        );

    public Task<SignatureReport> CheckAsync(byte[] pdf, bool trusts = true) =>
        new PdfVerifier(Revocations).CheckAsync(pdf, trusts ? [Authority.Root] : [], Clock.Now, TestContext.Current.CancellationToken);

    /// <summary>Forgets what authorities said.</summary>
    public void Forget() => Revocations = new Revocations(http, Clock);

    public void Dispose()
    {
        listener.Close();
        http.Dispose();
        Authority.Dispose();
    }

    private async Task AnswerAsync()
    {
        while (true)
        {
            HttpListenerContext call;
            try
            {
                call = await listener.GetContextAsync();
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
            {
                return;
            }

            lock (Asked)
            {
                Asked.Add(call.Request.Url!.AbsolutePath);
            }

            using var body = new MemoryStream();
            await call.Request.InputStream.CopyToAsync(body);
            var answer =
                IsSilent ? []
                : call.Request.Url!.AbsolutePath == "/crl" ? Authority.List(Clock.Now)
                : Authority.Stamp(body.ToArray(), Clock.Now);
            call.Response.StatusCode = IsSilent ? 503 : 200;
            call.Response.Close(answer, willBlock: false);
        }
    }
}

/// <summary>A clock that stands where a test puts it.</summary>
internal sealed class SetClock : TimeProvider
{
    public DateTimeOffset Now { get; set; } = new(2026, 3, 2, 3, 15, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => Now;
}
