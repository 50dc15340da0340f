using IsoDienTu.Kernel.Hearing;
using IsoDienTu.Kernel.Jobs;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace IsoDienTu.Kernel;

/// <summary>What a module declares at start; see <see cref="IModule.Describe"/>.</summary>
public sealed class ModuleSetup
{
    internal ModuleSetup(string module, IServiceCollection services)
    {
        Module = module;
        Services = services;
    }

    /// <summary>The declaring module.</summary>
    public string Module { get; }

    /// <summary>The host's services, for the module's own services and plugs.</summary>
    public IServiceCollection Services { get; }

    internal List<RightInfo> Rights { get; } = [];
    internal List<MenuEntry> MenuEntries { get; } = [];
    internal List<Subscription> Subscriptions { get; } = [];
    internal List<Hearer> Hearers { get; } = [];
    internal List<JobKind> JobKinds { get; } = [];
    internal List<RecurringJob> RecurringJobs { get; } = [];
    internal List<Action<IEndpointRouteBuilder>> Endpoints { get; } = [];
    internal List<FileColumn> FileColumns { get; } = [];

    /// <summary>Declares a right. Pages name it with <see cref="RightAttribute"/>.</summary>
    /// <param name="key">Stable key, <c>module.verb</c>.</param>
    /// <param name="label">What it allows, in Vietnamese.</param>
    /// <param name="roles">Role codes that hold it by default.</param>
    public ModuleSetup Right(string key, string label, params string[] roles)
    {
        Rights.Add(new RightInfo(key, label, roles));
        return this;
    }

    /// <summary>Declares a menu entry, shown to those who hold the right.</summary>
    /// <param name="group">Heading in the rail; entries of one group stand together.</param>
    public ModuleSetup Menu(string label, string path, string right, string icon, int order, string group = "")
    {
        MenuEntries.Add(new MenuEntry(label, path, right, icon, order, group));
        return this;
    }

    /// <summary>Subscribes to an event of this or a lower module. The handler runs after the publisher's commit in its own unit of work, for the same agency.</summary>
    /// <param name="concerns">Which of these events it is about, told by the event alone: no other one leaves a job. Null for all.</param>
    public ModuleSetup On<TEvent>(
        string name,
        Func<IServiceProvider, IWork, TEvent, CancellationToken, Task> handle,
        Func<TEvent, bool>? concerns = null
    )
        where TEvent : notnull
    {
        Subscriptions.Add(Subscription.Of($"{Module}.{name}", handle, concerns));
        return this;
    }

    /// <summary>
    /// Hears that an event of this type was committed, in every process of the product, for what a process keeps in memory: here before the commit's
    /// caller goes on, elsewhere a moment later. It may be told once too often, and a process without database hears only when it is back;
    /// what must not be missed subscribes with <see cref="On"/>.
    /// </summary>
    public ModuleSetup OnEveryNode<TEvent>(Action<IServiceProvider> act)
        where TEvent : notnull => OnEveryNode<TEvent>((services, _) => act(services));

    /// <summary>The same, told in which agency's work it happened; null when that is not known, so it may be any.</summary>
    public ModuleSetup OnEveryNode<TEvent>(Action<IServiceProvider, int?> act)
        where TEvent : notnull
    {
        Hearers.Add(new Hearer(typeof(TEvent), act));
        return this;
    }

    /// <summary>Registers a kind of background job that <see cref="IWork.Enqueue"/> may ask for.</summary>
    /// <param name="failed">
    /// What is written, in a unit of work of its own, when it failed; the job is over then. Null when the queue is to try it again with growing pauses.
    /// </param>
    public ModuleSetup Job<TArgs>(
        string kind,
        Func<IServiceProvider, IWork, TArgs, CancellationToken, Task> run,
        Func<IServiceProvider, IWork, TArgs, Exception, CancellationToken, Task>? failed = null
    )
        where TArgs : notnull
    {
        JobKinds.Add(JobKind.Of(kind, run, failed));
        return this;
    }

    /// <summary>Registers work done again and again by one node at a time; it opens its own units of work.</summary>
    public ModuleSetup Every(TimeSpan interval, string name, Func<IServiceProvider, CancellationToken, Task> run)
    {
        RecurringJobs.Add(new RecurringJob($"{Module}.{name}", interval, run));
        return this;
    }

    /// <summary>Says that a column refers to files of the store by their SHA-256: none of them is removed while a row names it.</summary>
    /// <param name="table">With its schema.</param>
    /// <param name="column">Holds the digest, or with <paramref name="within"/> JSON in which digests stand.</param>
    /// <param name="only">Condition of the rows that count, in SQL; null for all.</param>
    public ModuleSetup KeepsFiles(string table, string column, bool within = false, string? only = null)
    {
        FileColumns.Add(new FileColumn(table, column, within, only));
        return this;
    }

    /// <summary>Maps API endpoints; each names its right with <c>.RequireRight("…")</c> or <c>.OpenToPublic("reason")</c>.</summary>
    public ModuleSetup Api(Action<IEndpointRouteBuilder> map)
    {
        Endpoints.Add(map);
        return this;
    }
}

/// <summary>A declared right.</summary>
public sealed record RightInfo(string Key, string Label, IReadOnlyList<string> Roles);

/// <summary>A declared menu entry; <c>Icon</c> is a name of the icon sprite.</summary>
public sealed record MenuEntry(string Label, string Path, string Right, string Icon, int Order, string Group);

/// <summary>A column that refers to files of the store.</summary>
/// <param name="Table">With its schema.</param>
/// <param name="Within">Whether digests stand somewhere in its JSON.</param>
/// <param name="Only">Condition of the rows that count, in SQL; null for all.</param>
public sealed record FileColumn(string Table, string Column, bool Within, string? Only);
