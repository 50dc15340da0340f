using System.Security.Claims;
using System.Text.Encodings.Web;
using IsoDienTu.Kernel;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace IsoDienTu.Access.Sessions;

/// <summary>Turns the session cookie of a request into the person at work; sends the others to the sign-in page, or answers 401 to the API.</summary>
internal sealed class SessionHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory loggers,
    UrlEncoder encoder,
    LiveSessions sessions
) : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
{
    public const string Name = "iso-session";
    private const string ChangePassword = "/Access/Own/Password";

    /// <summary>What a person may do before a made-up password is replaced: replace it, or leave.</summary>
    private static readonly PathString[] OpenBeforeChange = [ChangePassword, "/Access/Sessions/SignOut"];
    private bool mustChangeFirst;

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (SessionToken.Read(Request) is not { } token)
        {
            return AuthenticateResult.NoResult();
        }

        if (await sessions.FindAsync(token, Context.RequestAborted) is not var (acting, mustChange))
        {
            return AuthenticateResult.Fail("The session has ended.");
        }

        if (mustChange && !OpenBeforeChange.Any(page => Request.Path.StartsWithSegments(page, StringComparison.Ordinal)))
        {
            mustChangeFirst = true;
            return AuthenticateResult.Fail("The first password must be replaced.");
        }

        Context.SetActing(acting);
        // Antiforgery ties its tokens to this identity; the session is part of it, so a token does not outlive the sign-in.
        var identity = new ClaimsIdentity(
            [
                new Claim(ClaimTypes.NameIdentifier, acting.SessionId.ToString("N")),
                new Claim(ClaimTypes.Name, acting.Actor.PersonId.ToString("N")),
            ],
            Name
        );
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), Name));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        if (Request.Path.StartsWithSegments("/api", StringComparison.Ordinal))
        {
            Response.StatusCode = StatusCodes.Status401Unauthorized;
            return Task.CompletedTask;
        }

        if (mustChangeFirst)
        {
            Response.Redirect(ChangePassword);
            return Task.CompletedTask;
        }

        // Only an address that can be visited again is worth coming back to.
        var back = HttpMethods.IsGet(Request.Method) ? Request.PathBase + Request.Path + Request.QueryString : "/";
        Response.Redirect("/Access/SigningIn/SignIn?back=" + Uri.EscapeDataString(back));
        return Task.CompletedTask;
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties)
    {
        Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }
}
