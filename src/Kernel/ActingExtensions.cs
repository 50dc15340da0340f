using Microsoft.AspNetCore.Http;

namespace IsoDienTu.Kernel;

/// <summary>Who is at work in a request. The Access module puts it there after checking the session.</summary>
public static class ActingExtensions
{
    /// <summary>The signed-in person, or null for the public.</summary>
    public static Acting? TryActing(this HttpContext http) => http.Features.Get<Acting>();

    /// <summary>The signed-in person.</summary>
    /// <exception cref="InvalidOperationException">The request is anonymous; the page forgot its right.</exception>
    public static Acting Acting(this HttpContext http) =>
        http.TryActing() ?? throw new InvalidOperationException("The request is anonymous; the page or call names no right.");

    /// <summary>Says who is at work; called once per request by the sign-in.</summary>
    public static void SetActing(this HttpContext http, Acting acting) => http.Features.Set(acting);
}
