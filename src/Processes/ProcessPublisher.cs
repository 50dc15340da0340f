using System.Globalization;
using System.Text.Json;
using IsoDienTu.Bpmn;
using IsoDienTu.Kernel;
using IsoDienTu.Processes.Designing;
using IsoDienTu.Processes.Running;
using Microsoft.EntityFrameworkCore;

namespace IsoDienTu.Processes;

/// <summary>Publishes stored diagrams, and refuses those that could not run: one for the host. The calling command writes the one log entry.</summary>
/// <param name="services">What automatic steps may ask for.</param>
public sealed class ProcessPublisher(IEnumerable<IAutomaticStep> services, Organisation.Agencies agencies, WorkRunner runner)
{
    private readonly PublishGate gate = new(services, agencies, runner);

    private static bool English => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en";

    /// <summary>All that is to be said of a diagram before it is published: what could not be read of it, what would not run, and what it asks for that is not there.</summary>
    internal async Task<IReadOnlyList<Finding>> FindingsAsync(
        IWork work,
        string key,
        ReadResult read,
        int? legalMinutes,
        CancellationToken ct
    ) =>
        read.Diagram is { } diagram
            ? [.. read.Findings, .. Checker.Check(diagram, legalMinutes).Findings, .. await gate.FaultsAsync(work, key, diagram, ct)]
            : read.Findings;

    /// <summary>Publishes the draft version with its roles; instances started from now on run on it.</summary>
    /// <exception cref="RuleException">
    /// The diagram has an error, a lane with human steps has no post, or a step asks for a service or process that is not there.
    /// </exception>
    public async Task<DefinitionVersionInfo> PublishAsync(
        IWork work,
        Guid versionId,
        IReadOnlyList<RoleBinding> roles,
        int? legalMinutes,
        CancellationToken ct = default
    )
    {
        var version = await work.Db.Set<DefinitionVersion>().FirstAsync(v => v.Id == versionId, ct);
        var diagram = await CheckAsync(work, version, roles, legalMinutes, ct);
        await StampAsync(work, version, roles, ct);
        return Definitions.Info(version, diagram);
    }

    /// <summary>
    /// Checks the draft version and keeps its roles without putting it into force: nothing starts on it before <see cref="BeginAsync"/>.
    /// </summary>
    /// <exception cref="RuleException">As of <see cref="PublishAsync"/>.</exception>
    public async Task<DefinitionVersionInfo> PrepareAsync(
        IWork work,
        Guid versionId,
        IReadOnlyList<RoleBinding> roles,
        int? legalMinutes,
        CancellationToken ct = default
    )
    {
        var version = await work.Db.Set<DefinitionVersion>().FirstAsync(v => v.Id == versionId, ct);
        var diagram = await CheckAsync(work, version, roles, legalMinutes, ct);
        version.Roles = JsonSerializer.Serialize(roles, JsonSerializerOptions.Web);
        return Definitions.Info(version, diagram);
    }

    /// <summary>Puts a prepared version into force; instances started from now on run on it.</summary>
    /// <param name="title">What the process is called from now on.</param>
    public static async Task<DefinitionVersionInfo> BeginAsync(IWork work, Guid versionId, string title, CancellationToken ct = default)
    {
        var version = await work.Db.Set<DefinitionVersion>().FirstAsync(v => v.Id == versionId && v.State == DefinitionState.Draft, ct);
        var definition = await work.Db.Set<Definition>().FirstAsync(d => d.Id == version.DefinitionId, ct);
        definition.Title = title;
        await StampAsync(work, version, version.RoleList, ct);
        return Definitions.Info(version, Diagrams.Of(version));
    }

    /// <summary>Puts a checked version into force, as the newest of its process.</summary>
    internal static async Task StampAsync(IWork work, DefinitionVersion version, IReadOnlyList<RoleBinding> roles, CancellationToken ct)
    {
        version.Number =
            1
            + (await work.Db.Set<DefinitionVersion>().Where(v => v.DefinitionId == version.DefinitionId).MaxAsync(v => v.Number, ct) ?? 0);
        Starts.Publish(work, version.DefinitionId, version.Id, Diagrams.Of(version));
        version.State = DefinitionState.Published;
        version.PublishedAt = work.Now;
        version.Roles = JsonSerializer.Serialize(roles, JsonSerializerOptions.Web);
    }

    /// <summary>Refuses what could not be published as it is.</summary>
    internal async Task<Diagram> CheckAsync(
        IWork work,
        DefinitionVersion version,
        IReadOnlyList<RoleBinding> roles,
        int? legalMinutes,
        CancellationToken ct
    )
    {
        var diagram = Diagrams.Of(version);
        var key = await work.Db.Set<Definition>().Where(d => d.Id == version.DefinitionId).Select(d => d.Key).FirstAsync(ct);
        var errors = (await FindingsAsync(work, key, BpmnReader.Read(version.Xml), legalMinutes, ct))
            .Where(f => f.Level == FindingLevel.Error)
            .ToList();
        if (errors.Count > 0)
        {
            throw new RuleException(
                typeof(Texts),
                "processes.publish.unsound",
                "Chưa ban hành được: {0}",
                null,
                string.Join(" ", errors.Take(3).Select(e => English ? e.MessageEn : e.Message))
            );
        }

        foreach (var lane in diagram.Lanes.Where(l => Definitions.NeedsPosts(diagram, l)))
        {
            if (roles.FirstOrDefault(r => r.LaneId == lane.Id) is not { PostIds.Count: > 0 })
            {
                throw new RuleException(
                    typeof(Texts),
                    "processes.publish.role",
                    "Vai «{0}» chưa gắn với chức danh nào của cơ quan, nên các bước của vai này sẽ không đến ai. Hãy chọn ít nhất một chức danh.",
                    "Roles",
                    lane.Name
                );
            }
        }

        return diagram;
    }
}
