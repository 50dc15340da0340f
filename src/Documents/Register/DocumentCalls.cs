using IsoDienTu.Kernel;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace IsoDienTu.Documents.Register;

/// <summary>Calls of other programs that change one document.</summary>
internal static class DocumentCalls
{
    /// <summary>Another agency's document is not there, whatever is sent with the call.</summary>
    public static Task<IResult> OnAsync<TInput, T>(
        HttpContext http,
        Guid id,
        string command,
        TInput input,
        Func<IWork, CancellationToken, Task<T>> act
    ) => ApiCalls.RunOnAsync(http, (db, ct) => db.Set<Document>().AnyAsync(d => d.Id == id, ct), command, input, act);
}
