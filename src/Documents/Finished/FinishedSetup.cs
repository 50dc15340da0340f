using IsoDienTu.Kernel;
using Microsoft.Extensions.DependencyInjection;

namespace IsoDienTu.Documents.Finished;

/// <summary>What finished PDF files need of the host.</summary>
internal static class FinishedSetup
{
    public static ModuleSetup Finished(this ModuleSetup setup)
    {
        setup.Services.AddSingleton<FinishedFiles>();
        setup.Services.AddSingleton<FileReading>();
        return setup
            .Every(TimeSpan.FromSeconds(5), FileReading.Round, (services, ct) => services.GetRequiredService<FileReading>().RunAsync(ct))
            .Api(FileApi.Map);
    }
}
