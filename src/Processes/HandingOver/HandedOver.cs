using System.Text.Json.Serialization;
using IsoDienTu.Kernel;
using IsoDienTu.Processes.Reading;
using Microsoft.EntityFrameworkCore;

namespace IsoDienTu.Processes.HandingOver;

/// <summary>How a hand-over stands.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<HandOverState>))]
internal enum HandOverState
{
    /// <summary>Sent, and neither received nor refused.</summary>
    Waiting,

    /// <summary>Received; the process over there is under way.</summary>
    Received,
    Refused,
    Ended,
    Withdrawn,
}

/// <summary>Work that this agency handed to another.</summary>
/// <param name="TaskId">The newest step of the work here; null when it has had none.</param>
/// <param name="Code">Of the work here, and <paramref name="Name"/> what was handed over.</param>
/// <param name="To">The agency that is to receive it.</param>
/// <param name="ReceiveBy">Until when it is to be received (UTC).</param>
/// <param name="AnsweredAt">When it was received or refused (UTC), and <paramref name="AnsweredBy"/> by whom.</param>
/// <param name="IsLate">It was answered after that, or has not been and it is over.</param>
/// <param name="Place">Where it stands over there.</param>
/// <param name="Reason">Why it was refused.</param>
internal sealed record HandedOver(
    Guid Id,
    Guid? TaskId,
    string Code,
    string Name,
    string To,
    HandOverState State,
    DateTimeOffset SentAt,
    DateTimeOffset ReceiveBy,
    DateTimeOffset? AnsweredAt,
    string? AnsweredBy,
    bool IsLate,
    string Place,
    string? Reason
)
{
    /// <summary>The page's and the call's list, the newest first.</summary>
    /// <param name="state">Only these; all when null.</param>
    public static async Task<(int Total, IReadOnlyList<HandedOver> Rows)> ListAsync(
        IsoDbContext db,
        HandOverState? state,
        string words,
        DateTimeOffset now,
        int skip,
        int take,
        CancellationToken ct
    )
    {
        var sent = db.Set<OutsideCallRow>().AsNoTracking().Where(c => c.TransferDue != null);
        sent = state switch
        {
            HandOverState.Waiting => sent.Where(c => c.Status == "Running" && c.ReceivedAt == null),
            HandOverState.Received => sent.Where(c => c.Status == "Running" && c.ReceivedAt != null),
            HandOverState.Refused => sent.Where(c => c.Status == "Refused" && c.Reason != null),
            HandOverState.Withdrawn => sent.Where(c => c.Status == "Cancelled"),
            HandOverState.Ended => sent.Where(c => c.Status != "Running" && c.Status != "Cancelled" && c.Reason == null),
            _ => sent,
        };
        var joined = sent.Join(
            db.Set<InstanceRow>(),
            c => c.InstanceId,
            i => i.Id,
            (c, i) =>
                new
                {
                    Call = c,
                    Code = i.SubjectCode,
                    i.Search,
                    Task = db.Set<TaskRow>()
                        .Where(t => t.InstanceId == i.Id)
                        .OrderByDescending(t => t.Number)
                        .Select(t => (Guid?)t.Id)
                        .FirstOrDefault(),
                }
        );
        foreach (var word in Folding.Parts(words))
        {
            joined = joined.Where(j => j.Search.Contains(word));
        }

        var total = await joined.CountAsync(ct);
        var rows = await joined.OrderByDescending(j => j.Call.CalledAt).ThenBy(j => j.Call.Id).Skip(skip).Take(take).ToListAsync(ct);
        return (total, [.. rows.Select(r => Of(r.Call, r.Code, r.Task, now))]);
    }

    private static HandedOver Of(OutsideCallRow call, string code, Guid? task, DateTimeOffset now) =>
        new(
            call.Id,
            task,
            code,
            call.Name,
            call.ToName,
            call switch
            {
                { Status: "Running", ReceivedAt: null } => HandOverState.Waiting,
                { Status: "Running" } => HandOverState.Received,
                { Status: "Cancelled" } => HandOverState.Withdrawn,
                { Status: "Refused", Reason: not null } => HandOverState.Refused,
                _ => HandOverState.Ended,
            },
            call.CalledAt,
            call.TransferDue!.Value,
            call.ReceivedAt,
            call.ReceivedBy,
            call.Status != "Cancelled" && (call.ReceivedAt ?? now) > call.TransferDue,
            call.Status == "Running" ? call.Place : "",
            call.Reason
        );
}
