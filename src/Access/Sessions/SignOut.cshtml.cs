using IsoDienTu.Kernel;
using Microsoft.AspNetCore.Mvc;

namespace IsoDienTu.Access.Sessions;

/// <summary>Ends this browser's session.</summary>
[Right(RightAttribute.SignedIn)]
internal sealed class SignOut : IsoPage
{
    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var answer = await DoAsync(
            "access.sign_out",
            async (work, token) =>
            {
                await EndSessions.OfAsync(work, work.Actor.PersonId, Acting.SessionId, null, token);
                return "/";
            },
            ct
        );
        SessionToken.Clear(HttpContext);
        return answer;
    }
}
