using Microsoft.AspNetCore.Http;

namespace IsoDienTu.Documents;

/// <summary>The address behind a printed QR.</summary>
public static class QrAddresses
{
    /// <summary>Absolute address of a token on the site that answers this request.</summary>
    public static string Of(HttpRequest request, string token) => $"{request.Scheme}://{request.Host}{request.PathBase}/q/{token}";
}
