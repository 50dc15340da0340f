using System.Text.Json;

namespace IsoDienTu.Kernel.Jobs;

/// <summary>One subscriber of one event type.</summary>
internal sealed record Subscription(string Key, Type EventType, Func<IServiceProvider, IWork, string, CancellationToken, Task> Handle)
{
    public static Subscription Of<TEvent>(string key, Func<IServiceProvider, IWork, TEvent, CancellationToken, Task> handle)
        where TEvent : notnull =>
        new(
            key,
            typeof(TEvent),
            (services, work, json, ct) => handle(services, work, JsonSerializer.Deserialize<TEvent>(json, JobJson.Options)!, ct)
        );
}

/// <summary>One kind of background job.</summary>
internal sealed record JobKind(string Kind, Func<IServiceProvider, IWork, string, CancellationToken, Task> Run)
{
    public static JobKind Of<TArgs>(string kind, Func<IServiceProvider, IWork, TArgs, CancellationToken, Task> run)
        where TArgs : notnull =>
        new(kind, (services, work, json, ct) => run(services, work, JsonSerializer.Deserialize<TArgs>(json, JobJson.Options)!, ct));
}

/// <summary>Work done again and again.</summary>
internal sealed record RecurringJob(string Name, TimeSpan Interval, Func<IServiceProvider, CancellationToken, Task> Run);

/// <summary>How events and arguments are written into the job table.</summary>
internal static class JobJson
{
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web);
}
