using IsoDienTu.Kernel;
using IsoDienTu.Organisation.Directory;

namespace IsoDienTu.Organisation;

/// <summary>What a list of agencies asks for.</summary>
/// <param name="Text">Words of the name or a code, accents ignored; empty for all.</param>
/// <param name="Kind">Only this sort.</param>
/// <param name="Level">Only this level.</param>
/// <param name="Under">Only this agency and everything below it.</param>
/// <param name="On">Only agencies that exist on the day; null for ended ones as well.</param>
/// <param name="Obligation">Only agencies with this obligation on <paramref name="On"/>.</param>
public sealed record AgencyQuery(
    string Text = "",
    AgencyKind? Kind = null,
    AgencyLevel? Level = null,
    int? Under = null,
    DateOnly? On = null,
    QmsObligation? Obligation = null
);

/// <summary>
/// The agencies, read from memory: reads cost no database call as long as nothing changed (looked at every two seconds, and at once after a change
/// made by this node). Thread-safe; one for the host.
/// </summary>
public sealed class Agencies(WorkRunner runner, WorkDatabases databases, TimeProvider clock) : IDisposable
{
    private readonly VersionedMemory<Snapshot> memory = new(
        databases,
        clock,
        "select version from organisation.directory",
        (_, ct) => runner.ReadEverywhereAsync(Snapshot.LoadAsync, ct)
    );

    /// <summary>The agency, ended ones included, or null.</summary>
    public async Task<AgencyCard?> FindAsync(int id, CancellationToken ct = default) => (await SnapshotAsync(ct)).ById(id);

    /// <summary>The agency that bears or bore the code, in any known form (<c>H49.12</c>, <c>000.00.12.H49</c>, an old code), or null.</summary>
    public async Task<AgencyCard?> FindByCodeAsync(string code, CancellationToken ct = default) => (await SnapshotAsync(ct)).ByCode(code);

    /// <summary>The agency with this last part of the public address, or null.</summary>
    public async Task<AgencyCard?> FindBySlugAsync(string slug, CancellationToken ct = default) => (await SnapshotAsync(ct)).BySlug(slug);

    /// <summary>Agencies in the order of their codes.</summary>
    public async Task<IReadOnlyList<AgencyCard>> ListAsync(AgencyQuery query, CancellationToken ct = default)
    {
        var snapshot = await SnapshotAsync(ct);
        return
        [
            .. snapshot.All.Where(a =>
                (query.Kind is null || a.Kind == query.Kind)
                && (query.Level is null || a.Level == query.Level)
                && (query.On is not { } day || a.Exists.Contains(day))
                && (query.Obligation is null || a.ObligationOn(query.On ?? Today) == query.Obligation)
                && (query.Under is not { } root || snapshot.Upward(a.Id).Any(x => x.Id == root))
                && (query.Text.Length == 0 || snapshot.Matches(a, query.Text))
            ),
        ];
    }

    /// <summary>The agency and all above it, the nearest first; empty for an unknown one.</summary>
    public async Task<IReadOnlyList<AgencyCard>> UpwardAsync(int id, CancellationToken ct = default) =>
        [.. (await SnapshotAsync(ct)).Upward(id)];

    /// <summary>The edges of history in which the agency gave or took, oldest first.</summary>
    public async Task<IReadOnlyList<SuccessionCard>> HistoryAsync(int id, CancellationToken ct = default) =>
        [.. (await SnapshotAsync(ct)).Successions.Where(s => s.FromId == id || s.ToId == id)];

    /// <summary>
    /// Who carries on the work of an agency on a day: itself while it exists, else those that follow it, through any number of changes.
    /// Several when it was split; none when it was dissolved.
    /// </summary>
    public async Task<IReadOnlyList<AgencyCard>> SuccessorsAsync(int id, DateOnly day, CancellationToken ct = default) =>
        Successors.Of(await SnapshotAsync(ct), id, day);

    /// <summary>Sets up an agency with its code, aliases and obligation. The caller writes the log entry.</summary>
    /// <returns>Its id.</returns>
    /// <exception cref="RuleException">A rule is not met; the first is reported.</exception>
    public async Task<int> AddAsync(IWork work, AgencyDraft draft, CancellationToken ct = default)
    {
        Changing();
        await Rules.OneAtATime.DirectoryAsync(work, ct);
        var ledger = new AgencyLedger(await Snapshot.LoadAsync(work.Db, ct));
        Rules.Flaw.Stop(AgencyRules.Check(draft, ledger));
        return await AgencyWriter.AddAsync(work, draft, ct);
    }

    /// <summary>A number that every change of the directory raises.</summary>
    public async Task<long> VersionAsync(CancellationToken ct = default) => (await SnapshotAsync(ct)).Version;

    internal DateOnly Today => clock.GetUtcNow().VietnamDay();

    /// <summary>Said inside a command that changes the directory, so that this node's next reads look again.</summary>
    internal void Changing() => memory.Changing();

    internal ValueTask<Snapshot> SnapshotAsync(CancellationToken ct) => memory.NowAsync(ct);

    /// <inheritdoc />
    public void Dispose() => memory.Dispose();
}
