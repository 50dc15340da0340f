using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Options;

namespace IsoDienTu.Signing.Checking;

/// <summary>
/// Asks authorities over HTTP. Where to ask stands in certificates, which anybody can make: so only public addresses are reached (resolved once and
/// connected to that very address), redirects are not followed, answers are short and soon. Thread-safe.
/// </summary>
internal sealed class OuterHttp : IDisposable
{
    private readonly SigningOptions options;
    private readonly HttpClient http;

    public OuterHttp(IOptions<SigningOptions> options)
    {
        this.options = options.Value;
        http = new HttpClient(
            new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                UseProxy = false,
                UseCookies = false,
                ConnectTimeout = this.options.Wait,
                PooledConnectionLifetime = TimeSpan.FromMinutes(1),
                ConnectCallback = ConnectAsync,
            }
        )
        {
            Timeout = this.options.Wait,
        };
    }

    /// <summary>Fetches by GET, or posts a body.</summary>
    /// <returns>Null when the address is not allowed, does not answer in time, or answers with too much or an error.</returns>
    public async Task<byte[]?> AskAsync(Uri address, byte[]? body, string? kind, int most, CancellationToken ct)
    {
        if (!address.IsAbsoluteUri || address.Scheme is not ("http" or "https"))
        {
            return null;
        }

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(options.Wait);
        try
        {
            using var request = new HttpRequestMessage(body is null ? HttpMethod.Get : HttpMethod.Post, address);
            if (body is not null)
            {
                request.Content = new ByteArrayContent(body);
                request.Content.Headers.ContentType = new(kind!);
            }

            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, limit.Token);
            if (response.StatusCode != HttpStatusCode.OK)
            {
                return null;
            }

            await using var stream = await response.Content.ReadAsStreamAsync(limit.Token);
            using var kept = new MemoryStream();
            var buffer = new byte[16 * 1024];
            int read;
            while ((read = await stream.ReadAsync(buffer, limit.Token)) > 0)
            {
                kept.Write(buffer, 0, read);
                if (kept.Length > most)
                {
                    return null;
                }
            }

            return kept.ToArray();
        }
        catch (Exception e)
            when (e is HttpRequestException or IOException or SocketException
                || (e is OperationCanceledException && !ct.IsCancellationRequested)
            )
        {
            return null;
        }
    }

    /// <inheritdoc />
    public void Dispose() => http.Dispose();

    /// <summary>True for addresses of the public network.</summary>
    public static bool IsPublic(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
        {
            return IsPublic(address.MapToIPv4());
        }

        var bytes = address.GetAddressBytes();
        return address.AddressFamily == AddressFamily.InterNetwork
            ? bytes[0] switch
            {
                0 or 10 or 127 or >= 224 => false,
                100 => bytes[1] is < 64 or > 127,
                169 => bytes[1] != 254,
                172 => bytes[1] is < 16 or > 31,
                192 => bytes[1] != 168 && !(bytes[1] == 0 && bytes[2] is 0 or 2),
                198 => bytes[1] is not (18 or 19) && !(bytes[1] == 51 && bytes[2] == 100),
                203 => !(bytes[1] == 0 && bytes[2] == 113),
                _ => true,
            }
            // Of the newer network only what is given out for global use; 64:ff9b:: and 2002:: carry old addresses inside.
            : (bytes[0] & 0xE0) == 0x20
                && !(bytes[0] == 0x20 && bytes[1] == 0x02)
                && !(bytes[0] == 0x20 && bytes[1] == 0x01 && bytes[2] == 0);
    }

    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken ct)
    {
        var end = context.DnsEndPoint;
        var isInner = options.InnerHosts.Contains($"{end.Host}:{end.Port}", StringComparer.OrdinalIgnoreCase);
        var addresses = await Dns.GetHostAddressesAsync(end.Host, ct);
        var address =
            addresses.FirstOrDefault(a => isInner || IsPublic(a))
            ?? throw new HttpRequestException($"{end.Host} has no address that may be reached");
        var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(address, end.Port, ct);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
