using Microsoft.AspNetCore.Http;

namespace IsoDienTu.Kernel;

/// <summary>The cookie that says who a browser acts for. The Access module fills and checks it; whoever keeps answers for everybody looks only whether it is there.</summary>
public static class SessionCookie
{
    // The __Host- prefix ties the cookie to this host and to TLS; without TLS (a developer's machine) the browser would refuse it.
    private const string SecureName = "__Host-iso";
    private const string PlainName = "iso-session";

    /// <summary>How it is called on the line the request came by.</summary>
    public static string NameFor(HttpRequest request) => request.IsHttps ? SecureName : PlainName;

    /// <summary>The request says in any way whom it comes from, rightly or wrongly: by this cookie or by an <c>Authorization</c> header.</summary>
    public static bool NamesSomebody(HttpRequest request)
    {
        var headers = request.Headers;
        return headers.Authorization.Count > 0 || (headers.Cookie.Count > 0 && request.Cookies.ContainsKey(NameFor(request)));
    }
}
