using System.Text.Json;
using IsoDienTu.AuditLog;
using IsoDienTu.Bpmn;
using IsoDienTu.Kernel;
using IsoDienTu.Processes.Reading;
using Microsoft.EntityFrameworkCore;

namespace IsoDienTu.Processes.Running;

/// <summary>An attempt at an automatic step.</summary>
/// <param name="Key">The same for all attempts at one step of one instance.</param>
/// <param name="Number">From 1.</param>
/// <param name="Chain">How many automatic steps led here one after the other, without anybody else in between.</param>
internal sealed record Attempt(string Key, int Number, int Chain)
{
    /// <summary>After 1, 2, 4, 8, 16 and 32 minutes; what has not mended itself in an hour needs somebody.</summary>
    private const int MostRetries = 6;

    /// <summary>Whether it belongs to an automatic loop that did not stop; trying again would only go round once more.</summary>
    public bool IsEndless => Chain > Stepper.MostServices;

    /// <summary>When the product tries again by itself after this one failed; null when a person has to.</summary>
    public DateTimeOffset? Again(DateTimeOffset now) => Number <= MostRetries && !IsEndless ? now.AddMinutes(1 << (Number - 1)) : null;
}

/// <summary>An automatic step is to be done.</summary>
internal sealed record ServiceJob(Guid Instance, long Number, Attempt Attempt);

/// <summary>What a failed automatic step stopped is to be tried again.</summary>
internal sealed record RetryJob(Guid Incident);

/// <summary>
/// Does automatic steps by the outbox, each in a unit of work of its own. One that fails stops its token with an incident, which the product tries
/// again a few times by itself before it waits for a person.
/// </summary>
internal sealed class Services(ProcessEngine engine, IEnumerable<IAutomaticStep> steps)
{
    public async Task RunAsync(IWork work, ServiceJob job, CancellationToken ct)
    {
        if (
            await InstanceReader.ByIdAsync(work, job.Instance, ct) is not { State.Status: InstanceStatus.Running } instance
            || instance.State.Token(job.Number) is not { Phase: TokenPhase.Open } token
        )
        {
            return;
        }

        var name = instance.Diagram.FindNode(token.At)!.Service!;
        var call = new AutomaticCall(
            job.Attempt.Key,
            job.Instance,
            instance.SubjectKind,
            instance.SubjectId,
            instance.SubjectCode,
            Calls.Json(instance.State.Variables)
        );
        var answer = await Find(name, job.Attempt).RunAsync(work, call, ct);
        Input input = answer.Error is { } code
            ? new Input.ServiceFailed(job.Number, code, code)
            : new Input.ServiceDone(job.Number)
            {
                Variables = Value.Variables(JsonSerializer.SerializeToElement(answer.Variables, JsonSerializerOptions.Web)),
            };
        await engine.TellAsync(work, job.Instance, input, ct, job.Attempt);
        var deed =
            answer.Deed
            ?? new AutomaticDeed("processes.service_done", "instance", job.Instance.ToString("N"), null, new { Service = name, token.At });
        Log.Write(work, deed.What, deed.Subject, deed.SubjectId, deed.Before, deed.After, deed.Reason);
    }

    public async Task FailedAsync(IWork work, ServiceJob job, Exception failure, CancellationToken ct)
    {
        if (await engine.TellAsync(work, job.Instance, new Input.ServiceFailed(job.Number, failure.Message), ct, job.Attempt))
        {
            Log.Write(work, "processes.service_failed", "instance", job.Instance.ToString("N"), null, job.Attempt);
        }
    }

    /// <summary>Leaves alone what somebody has cured meanwhile.</summary>
    public async Task RetryAsync(IWork work, RetryJob job, CancellationToken ct)
    {
        var incident = await work.Db.Set<IncidentRow>().AsTracking().FirstAsync(i => i.Id == job.Incident, ct);
        if (incident.CuredAt is not null)
        {
            return;
        }

        incident.RetryAt = null;
        if (!await engine.TellAsync(work, incident.InstanceId, new Input.Retry(incident.Token), ct, incident.Attempt))
        {
            // The work is over or its branch was withdrawn: nothing is left to be tried.
            return;
        }

        (incident.CuredAt, incident.CuredBy, incident.Cure) = (work.Now, work.Actor.Name, "retried");
        Log.Write(
            work,
            "processes.incident_retried",
            "incident",
            incident.Id.ToString("N"),
            null,
            new { incident.ElementId, incident.Kind }
        );
    }

    private IAutomaticStep Find(string name, Attempt attempt) =>
        attempt.IsEndless
            ? throw new RuleException(
                typeof(Texts),
                "processes.service.endless",
                "Vòng lặp tự động không dừng sau {0:N0} bước.",
                null,
                Stepper.MostServices
            )
            : steps.FirstOrDefault(s => s.Name == name)
                ?? throw new RuleException(typeof(Texts), "processes.service.unknown", "Phần mềm này không có dịch vụ «{0}».", null, name);
}
