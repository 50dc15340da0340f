using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;

namespace IsoDienTu.Kernel;

/// <summary>Names the one right a page or API call asks for. Pages without this or <see cref="PublicAttribute"/> are refused to everybody.</summary>
/// <param name="key">Key of a right declared by a module.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class RightAttribute(string key) : Attribute, IAuthorizeData, IAuthorizationRequirement, IAuthorizationRequirementData
{
    /// <summary>The right's key; <see cref="SignedIn"/> asks only for a signed-in person.</summary>
    public string Key { get; } = key;

    /// <summary>For the few pages every signed-in person needs: home, own sessions, own password.</summary>
    public const string SignedIn = "signed-in";

    string? IAuthorizeData.Policy { get; set; }
    string? IAuthorizeData.Roles { get; set; }
    string? IAuthorizeData.AuthenticationSchemes { get; set; }

    /// <inheritdoc />
    public IEnumerable<IAuthorizationRequirement> GetRequirements() => [this];
}

/// <summary>Opens a page to everybody without signing in; the reason is written down because the default is to refuse.</summary>
/// <param name="reason">Why the public may see it and why it shows nobody's personal data.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class PublicAttribute(string reason) : Attribute, IAllowAnonymous
{
    /// <summary>Why.</summary>
    public string Reason { get; } = reason;
}

/// <summary>The same two statements for API endpoints.</summary>
public static class RightEndpoints
{
    /// <summary>The call asks for this right.</summary>
    public static TBuilder RequireRight<TBuilder>(this TBuilder endpoint, string key)
        where TBuilder : IEndpointConventionBuilder
    {
        endpoint.Add(e => e.Metadata.Add(new RightAttribute(key)));
        return endpoint;
    }

    /// <summary>The call is open to everybody.</summary>
    public static TBuilder OpenToPublic<TBuilder>(this TBuilder endpoint, string reason)
        where TBuilder : IEndpointConventionBuilder
    {
        endpoint.Add(e => e.Metadata.Add(new PublicAttribute(reason)));
        return endpoint;
    }
}
