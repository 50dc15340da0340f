using Microsoft.AspNetCore.Http;

namespace IsoDienTu.Documents;

/// <summary>The address behind a printed QR.</summary>
public static class QrAddresses
{
    /// <summary>Absolute address of a token on the site that answers this request.</summary>
    public static string Of(HttpRequest request, string token) => $"{Site(request)}/q/{token}";

    /// <summary>Absolute address of the site that answers this request, without a slash at its end.</summary>
    public static string Site(HttpRequest request) => $"{request.Scheme}://{request.Host}{request.PathBase}";
}
