using IsoDienTu.Kernel;

namespace IsoDienTu.Web.Demo;

/// <summary>A clock that stands where the story is. Each asynchronous flow has its own: stories of several agencies are told side by side.</summary>
internal sealed class StoryClock : TimeProvider
{
    private readonly AsyncLocal<DateTimeOffset> now = new();

    public override DateTimeOffset GetUtcNow() =>
        now.Value == default ? throw new InvalidOperationException("No story has begun.") : now.Value;

    /// <summary>Goes forward; a story does not run backwards.</summary>
    public void Reach(DateTimeOffset instant) => now.Value = instant > now.Value ? instant.ToUniversalTime() : now.Value;
}

/// <summary>
/// The product's services on the same database with a clock of their own, so that everything the demo does is done by the product's own commands at
/// the moment it is said to have happened. Closed before the product itself begins to work.
/// </summary>
internal sealed class DemoStage : IAsyncDisposable
{
    private readonly ServiceProvider services;
    private readonly DueJobs jobs;

    public DemoStage(DatabaseConnections connections, string data, IConfiguration configuration)
    {
        var collection = new ServiceCollection();
        collection.AddSingleton(configuration);
        collection.AddSingleton<TimeProvider>(Clock);
        collection.AddLogging(l => l.AddSimpleConsole(o => o.SingleLine = true).SetMinimumLevel(LogLevel.Warning));
        collection.AddKernel(connections, new KernelOptions(data, RunJobs: false), AllModules.Create());
        services = collection.BuildServiceProvider();
        Runner = Get<WorkRunner>();
        jobs = Get<DueJobs>();
    }

    public StoryClock Clock { get; } = new();

    public WorkRunner Runner { get; }

    public T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    /// <summary>Runs one command once: when it was done by an earlier, broken-off loading, its answer of then comes back and nothing happens.</summary>
    /// <param name="name">Unique name of the command within the agency's part of the demo.</param>
    public Task<T> OnceAsync<T>(
        Actor actor,
        int agency,
        string command,
        string name,
        Func<IWork, CancellationToken, Task<T>> act,
        CancellationToken ct
    ) => Runner.RunAsync(new WorkOrder(actor, agency, command, $"demo-{name}", RequestId: $"demo-{name}"), act, ct);

    /// <summary>Lets the product follow up what was just done for an agency.</summary>
    public Task FollowUpAsync(int agency, CancellationToken ct) => jobs.RunAsync(agency, ct);

    public ValueTask DisposeAsync() => services.DisposeAsync();
}
