using Microsoft.AspNetCore.Http;

namespace IsoDienTu.Dossiers;

/// <summary>The public address behind the QR of a receipt.</summary>
public static class FollowUpAddresses
{
    /// <summary>Absolute address of a dossier's follow-up on the site that answers this request; with the secret only on the applicant's own sheet.</summary>
    public static string Of(HttpRequest request, string code, string? secret) =>
        $"{request.Scheme}://{request.Host}{request.PathBase}/Portal/FollowUp?code={Uri.EscapeDataString(code)}"
        + (secret is null ? "" : $"&secret={secret}");
}
