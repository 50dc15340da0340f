using System.Text.Json;

namespace IsoDienTu.Kernel.Jobs;

/// <summary>One subscriber of one event type.</summary>
/// <param name="Concerns">Whether an event is its business.</param>
internal sealed record Subscription(
    string Key,
    Type EventType,
    Func<object, bool> Concerns,
    Func<IServiceProvider, IWork, string, CancellationToken, Task> Handle
)
{
    public static Subscription Of<TEvent>(
        string key,
        Func<IServiceProvider, IWork, TEvent, CancellationToken, Task> handle,
        Func<TEvent, bool>? concerns
    )
        where TEvent : notnull =>
        new(
            key,
            typeof(TEvent),
            happened => concerns is null || concerns((TEvent)happened),
            (services, work, json, ct) => handle(services, work, JsonSerializer.Deserialize<TEvent>(json, JobJson.Options)!, ct)
        );
}

/// <summary>One kind of background job.</summary>
/// <param name="Failed">What its module does about a failure; null when the queue tries it again.</param>
internal sealed record JobKind(
    string Kind,
    Func<IServiceProvider, IWork, string, CancellationToken, Task> Run,
    Func<IServiceProvider, IWork, string, Exception, CancellationToken, Task>? Failed
)
{
    public static JobKind Of<TArgs>(
        string kind,
        Func<IServiceProvider, IWork, TArgs, CancellationToken, Task> run,
        Func<IServiceProvider, IWork, TArgs, Exception, CancellationToken, Task>? failed
    )
        where TArgs : notnull =>
        new(
            kind,
            (services, work, json, ct) => run(services, work, Args<TArgs>(json), ct),
            failed is null ? null : (services, work, json, failure, ct) => failed(services, work, Args<TArgs>(json), failure, ct)
        );

    private static TArgs Args<TArgs>(string json) => JsonSerializer.Deserialize<TArgs>(json, JobJson.Options)!;
}

/// <summary>Work done again and again.</summary>
internal sealed record RecurringJob(string Name, TimeSpan Interval, Func<IServiceProvider, CancellationToken, Task> Run);

/// <summary>How events and arguments are written into the job table.</summary>
internal static class JobJson
{
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web);
}
