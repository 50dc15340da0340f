using IsoDienTu.Kernel;
using IsoDienTu.Organisation;
using Microsoft.Extensions.DependencyInjection;

namespace IsoDienTu.Procedures.Models;

/// <summary>What model procedures need of the host.</summary>
internal static class ModelsSetup
{
    public static ModuleSetup Models(this ModuleSetup setup)
    {
        setup.Services.AddSingleton<ModelWatch>();
        return setup
            .Right(Sharing.Right, "Chia sẻ quy trình làm mẫu cho cơ quan khác", Roles.IsoSecretary, Roles.ProvinceLead)
            .Menu("Quy trình mẫu", "/Procedures/Models", "procedures.read", "template", 292, "Hệ thống ISO")
            .KeepsFiles("procedures.model_issue", "card", within: true)
            .Every(TimeSpan.FromSeconds(20), "follow_models", (services, ct) => services.GetRequiredService<ModelWatch>().FollowAsync(ct))
            .Api(ModelApi.Map);
    }
}
