using System.Text.Json;
using IsoDienTu.Kernel;

namespace IsoDienTu.Processes;

/// <summary>
/// A plug for the automatic steps of drawn processes (service, send and business rule tasks): a module registers one for each service it offers as a
/// singleton, and a step asks for it by <see cref="Name"/>.
/// </summary>
public interface IAutomaticStep
{
    /// <summary>By which diagrams ask for it, <c>module.what</c>, e.g. <c>dossiers.facts</c>. Never changes: published diagrams hold it.</summary>
    string Name { get; }

    /// <summary>
    /// Does the step. What it writes into the work is committed together with the fact that the step is done. May run again after a failure: what it
    /// does outside the database must be safe to repeat under <see cref="AutomaticCall.Key"/>.
    /// </summary>
    /// <exception cref="RuleException">It cannot be done now; the sentence is shown to those who cure the incident, and the step is tried again.</exception>
    Task<AutomaticAnswer> RunAsync(IWork work, AutomaticCall call, CancellationToken ct);
}

/// <summary>What an automatic step is asked to do.</summary>
/// <param name="Key">The same for each attempt of one step of one instance, and for nothing else.</param>
/// <param name="SubjectKind">What the instance is about, e.g. <c>dossier</c>.</param>
/// <param name="Variables">The instance's variables as a JSON object.</param>
public sealed record AutomaticCall(
    string Key,
    Guid InstanceId,
    string SubjectKind,
    Guid SubjectId,
    string SubjectCode,
    JsonElement Variables
);

/// <summary>What an automatic step answers.</summary>
/// <param name="Variables">To be set in the instance: texts, numbers, truths, or null.</param>
/// <param name="Error">Code of a BPMN error, for an outcome that the diagram foresees with an error event; null when all went well.</param>
public sealed record AutomaticAnswer(IReadOnlyDictionary<string, object?> Variables, string? Error = null)
{
    /// <summary>What the step changed, for the activity log, in whose one entry it stands; null when it only read.</summary>
    public AutomaticDeed? Deed { get; init; }
}

/// <summary>A change that an automatic step made, as <see cref="AuditLog.Log.Write"/> takes it.</summary>
public sealed record AutomaticDeed(string What, string Subject, string SubjectId, object? Before, object? After, string? Reason = null);
