using Microsoft.AspNetCore.Http;

namespace IsoDienTu.Access.SigningIn;

internal static class ClientAddress
{
    /// <summary>The client's address as the host sees it (forwarded headers are resolved by the host); IPv6 by its /64, which one household holds.</summary>
    public static string Address(this HttpContext http)
    {
        if (http.Connection.RemoteIpAddress is not { } ip)
        {
            return "local";
        }

        ip = ip.IsIPv4MappedToIPv6 ? ip.MapToIPv4() : ip;
        return ip.AddressFamily == System.Net.Sockets.AddressFamily.InterNetworkV6
            ? Convert.ToHexStringLower(ip.GetAddressBytes()[..8])
            : ip.ToString();
    }
}
