using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;

namespace IsoDienTu.Kernel.Web;

/// <summary>Grants a request that carries an <see cref="Acting"/> with the named right; everything else stays refused.</summary>
internal sealed class RightHandler(IHttpContextAccessor http) : AuthorizationHandler<RightAttribute>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, RightAttribute requirement)
    {
        if (http.HttpContext?.TryActing() is { } acting && (requirement.Key == RightAttribute.SignedIn || acting.Has(requirement.Key)))
        {
            context.Succeed(requirement);
        }

        return Task.CompletedTask;
    }
}
