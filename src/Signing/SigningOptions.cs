namespace IsoDienTu.Signing;

/// <summary>Settings of the module, section <c>Signing</c> of the configuration.</summary>
public sealed class SigningOptions
{
    /// <summary>Address of the time-stamp authority (RFC 3161 over HTTP); null when none is configured.</summary>
    public Uri? TimeStampAuthority { get; set; }

    /// <summary>
    /// Hosts, as <c>host:port</c>, that may be reached although their address is private: authorities inside the network of the state. All other private
    /// addresses are refused, because certificates in files from outside name where to look.
    /// </summary>
    public IList<string> InnerHosts { get; } = [];

    /// <summary>TrueType font for the lines of visible signatures; null to look where Debian and Fedora put Liberation Serif and DejaVu.</summary>
    public string? Font { get; set; }

    /// <summary>Longest wait for an authority.</summary>
    public TimeSpan Wait { get; set; } = TimeSpan.FromSeconds(5);
}
