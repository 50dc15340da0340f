namespace IsoDienTu.Kernel;

/// <summary>A module's table of contents. Each module has one, named <c>Module</c>, in its root folder.</summary>
public interface IModule
{
    /// <summary>Folder = project = namespace = URL prefix, e.g. <c>Dossiers</c>; its database schema is the same in snake case.</summary>
    string Name { get; }

    /// <summary>Says what the module offers: rights, menu entries, jobs, event subscriptions, services, plugs.</summary>
    void Describe(ModuleSetup setup);
}
