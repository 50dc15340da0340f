using System.Security.Cryptography;
using System.Text.Json;
using IsoDienTu.AuditLog.Entries;
using IsoDienTu.Kernel;

namespace IsoDienTu.AuditLog;

/// <summary>
/// Writes the one entry of a state change into the change's own transaction: who, in which post, on whose behalf, when, what, to which thing,
/// digests of the thing before and after. Contents never enter the log, only their digests, so that deletion duties and the log do not collide.
/// </summary>
public static class Log
{
    /// <summary>Adds the entry. Each command calls this exactly once; a command without it does not commit.</summary>
    /// <param name="what">The act, <c>module.verb-done</c>, e.g. <c>dossiers.received</c>.</param>
    /// <param name="subject">Kind of thing acted upon, e.g. <c>dossier</c>.</param>
    /// <param name="subjectId">Its identifier or code.</param>
    /// <param name="before">The thing before, digested here; null when it did not exist.</param>
    /// <param name="after">The thing after, digested here; null when it is gone.</param>
    /// <param name="reason">The reason the person gave, when the act asks for one; must not hold personal data of citizens.</param>
    public static void Write(
        IWork work,
        string what,
        string subject,
        string subjectId,
        object? before = null,
        object? after = null,
        string? reason = null
    )
    {
        var entry = new EntryFacts(
            work.AgencyId,
            Guid.CreateVersion7(),
            work.Now,
            work.Actor.PersonId,
            work.Actor.Name,
            work.Actor.Post,
            work.Actor.OnBehalfOf,
            work.Actor.OnBehalfOfName,
            what,
            subject,
            subjectId,
            Digest(before),
            Digest(after),
            reason,
            work.RequestId
        );
        entry.AddTo(work.Batch);
        work.CountLogEntry();
    }

    private static byte[]? Digest(object? thing) =>
        thing is null ? null : SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(thing, thing.GetType(), JsonSerializerOptions.Web));
}
