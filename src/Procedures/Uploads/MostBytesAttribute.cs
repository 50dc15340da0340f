using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace IsoDienTu.Procedures.Uploads;

/// <summary>Turns away a request that announces more bytes than allowed before anything of it is read, back to the same page with a sentence.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class MostBytesAttribute(long most) : Attribute, IAuthorizationFilter, IOrderedFilter
{
    /// <summary>Before the antiforgery filter, which would read the form.</summary>
    public int Order => 100;

    public long Most { get; } = most;

    public void OnAuthorization(AuthorizationFilterContext context)
    {
        if (context.HttpContext.Request.ContentLength > Most)
        {
            context.HttpContext.Response.Headers.Location = context.HttpContext.Request.Path + "?large=true";
            context.Result = new StatusCodeResult(303);
        }
    }
}
