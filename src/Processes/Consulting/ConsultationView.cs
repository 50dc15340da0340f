using IsoDienTu.Kernel;
using IsoDienTu.Kernel.Parts;
using IsoDienTu.Processes.Reading;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace IsoDienTu.Processes.Consulting;

/// <summary>How one of those asked stands.</summary>
internal enum PartState
{
    Sending,
    Awaited,

    /// <summary>The term is over; the product makes sure that no answer is on its way.</summary>
    Closing,
    Agreed,
    Disagreed,

    /// <summary>Answered after the term: kept, not counted.</summary>
    Late,
    Silent,
    Withdrawn,
}

/// <summary>A consultation as people read it.</summary>
/// <param name="Step">Number and name of the step at which it was asked.</param>
internal sealed record ConsultationView(ConsultationRow Row, string Step, IReadOnlyList<(PartRow Part, PartState State)> Parts)
{
    /// <summary>Those who may still be taken back, for a form.</summary>
    public IReadOnlyList<SelectListItem> Open =>
        [
            .. Parts
                .Where(p => p.Part is { AnsweredAt: null, WithdrawnAt: null })
                .Select(p => new SelectListItem(p.Part.ToName, $"{p.Part.Id}")),
        ];

    /// <summary>All consultations of an instance, the newest first.</summary>
    public static async Task<IReadOnlyList<ConsultationView>> OfAsync(
        IsoDbContext db,
        Guid instance,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        var rows = await db.Set<ConsultationRow>().Where(c => c.InstanceId == instance).OrderByDescending(c => c.AskedAt).ToListAsync(ct);
        if (rows.Count == 0)
        {
            return [];
        }

        var ids = rows.Select(r => r.Id).ToList();
        var parts = await db.Set<PartRow>().Where(p => ids.Contains(p.ConsultationId)).OrderBy(p => p.Place).ToListAsync(ct);
        var tasks = rows.Select(r => r.TaskId).ToList();
        var steps = await db.Set<TaskRow>().Where(t => tasks.Contains(t.Id)).ToDictionaryAsync(t => t.Id, t => $"{t.StepNo} {t.Name}", ct);
        return
        [
            .. rows.Select(r => new ConsultationView(
                r,
                steps[r.TaskId].Trim(),
                [.. parts.Where(p => p.ConsultationId == r.Id).Select(p => (p, StateOf(p, now)))]
            )),
        ];
    }

    public static PartState StateOf(PartRow part, DateTimeOffset now) =>
        part switch
        {
            { WithdrawnAt: not null } => PartState.Withdrawn,
            { IsLate: true } => PartState.Late,
            { Stance: Consulting.Stance.Agree } => PartState.Agreed,
            { Stance: not null } => PartState.Disagreed,
            { SilentAt: not null } => PartState.Silent,
            { DeliveredAt: null } => PartState.Sending,
            _ => part.DueAt < now ? PartState.Closing : PartState.Awaited,
        };

    public static Tone ToneOf(PartState state) =>
        state switch
        {
            PartState.Agreed => Tone.Good,
            PartState.Disagreed => Tone.Late,
            PartState.Late or PartState.Silent or PartState.Closing => Tone.Near,
            PartState.Withdrawn => Tone.Plain,
            _ => Tone.Info,
        };

    public static Tone ToneOf(VerdictKind verdict) =>
        verdict switch
        {
            VerdictKind.Agreed => Tone.Good,
            VerdictKind.Refused => Tone.Late,
            VerdictKind.NoQuorum => Tone.Near,
            VerdictKind.Withdrawn => Tone.Plain,
            _ => Tone.Info,
        };
}
