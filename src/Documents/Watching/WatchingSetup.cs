using IsoDienTu.Kernel;
using Microsoft.Extensions.DependencyInjection;

namespace IsoDienTu.Documents.Watching;

/// <summary>What a person's own view of the documents needs of the host.</summary>
internal static class WatchingSetup
{
    public static ModuleSetup Watching(this ModuleSetup setup)
    {
        setup.Services.AddSingleton<IHomePart, WatchingHome>();
        return setup.Api(WatchingApi.Map);
    }
}
