using Microsoft.Extensions.Configuration;

namespace IsoDienTu.Portal.OpenData;

/// <summary>
/// On what terms the data may be used. The province decides (<c>IsoDienTu:OpenDataLicence</c>, <c>IsoDienTu:OpenDataLicenceAddress</c>); unless it does,
/// Creative Commons Attribution 4.0.
/// </summary>
internal sealed class Licence(IConfiguration configuration)
{
    private readonly string? own = configuration["IsoDienTu:OpenDataLicence"];

    public string Name => own ?? "Creative Commons Attribution 4.0 (CC BY 4.0)";

    /// <summary>Where the terms are read; empty when the province gave none for its own.</summary>
    public string Address =>
        own is null ? "https://creativecommons.org/licenses/by/4.0/" : configuration["IsoDienTu:OpenDataLicenceAddress"] ?? "";
}
