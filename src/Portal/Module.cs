using IsoDienTu.Kernel;

namespace IsoDienTu.Portal;

/// <summary>Public pages: what agencies published, whether a printed sheet is still valid, where a dossier stands.</summary>
public sealed class Module : IModule
{
    /// <inheritdoc />
    public string Name => "Portal";

    /// <inheritdoc />
    public void Describe(ModuleSetup setup)
    {
        // Every page of this module is public; there is nothing to declare but the pages themselves.
    }
}
