using System.Reflection;
using IsoDienTu.Kernel.Data;
using IsoDienTu.Kernel.Hearing;
using IsoDienTu.Kernel.Jobs;
using Microsoft.Extensions.DependencyInjection;

namespace IsoDienTu.Kernel;

/// <summary>All modules of this host in storey order, with everything they declared.</summary>
public sealed class ModuleCatalogue
{
    private readonly Lazy<ILookup<Type, Subscription>> subscribers;
    private readonly Lazy<IReadOnlyList<Hearer>> hearers;

    private ModuleCatalogue(IReadOnlyList<LoadedModule> modules)
    {
        Modules = modules;
        subscribers = new(() => modules.SelectMany(m => m.Setup.Subscriptions).ToLookup(s => s.EventType));
        hearers = new(() => [.. modules.SelectMany(m => m.Setup.Hearers)]);
    }

    /// <summary>The modules, lowest storey first; migrations run in this order.</summary>
    public IReadOnlyList<LoadedModule> Modules { get; }

    /// <summary>Names this process where processes talk to each other.</summary>
    internal string Node { get; } = Guid.CreateVersion7().ToString("N");

    /// <summary>Every declared right.</summary>
    public IReadOnlyList<RightInfo> Rights => [.. Modules.SelectMany(m => m.Setup.Rights)];

    /// <summary>Every declared menu entry in order.</summary>
    public IReadOnlyList<MenuEntry> Menu => [.. Modules.SelectMany(m => m.Setup.MenuEntries).OrderBy(e => e.Order)];

    /// <summary>Every column that refers to files of the store.</summary>
    public IReadOnlyList<FileColumn> FileColumns => [.. Modules.SelectMany(m => m.Setup.FileColumns)];

    internal IEnumerable<Subscription> Subscriptions => subscribers.Value.SelectMany(s => s);

    internal IReadOnlyList<Hearer> Hearers => hearers.Value;

    internal IEnumerable<Subscription> SubscribersOf(Type eventType) => subscribers.Value[eventType];

    internal IEnumerable<JobKind> JobKinds => Modules.SelectMany(m => m.Setup.JobKinds);

    internal IEnumerable<RecurringJob> RecurringJobs => Modules.SelectMany(m => m.Setup.RecurringJobs);

    /// <summary>Describes the modules into the host's services. Kernel itself comes first without being named.</summary>
    /// <param name="modules">In storey order: a module after everything it may use.</param>
    public static ModuleCatalogue Load(IServiceCollection services, IEnumerable<IModule> modules)
    {
        var loaded = new List<LoadedModule>();
        foreach (var module in modules.Prepend(new KernelModule()))
        {
            var setup = new ModuleSetup(module.Name, services);
            module.Describe(setup);
            loaded.Add(new LoadedModule(module.Name, Conventions.Snake(module.Name), module.GetType().Assembly, setup));
        }

        var catalogue = new ModuleCatalogue(loaded);
        services.AddSingleton(catalogue);
        return catalogue;
    }
}

/// <summary>A module as loaded.</summary>
public sealed record LoadedModule(string Name, string Schema, Assembly Assembly, ModuleSetup Setup);
