using IsoDienTu.Kernel;
using Microsoft.Extensions.DependencyInjection;

namespace IsoDienTu.Organisation;

/// <summary>Agencies, units, posts, people's appointments, successions.</summary>
public sealed class Module : IModule
{
    /// <inheritdoc />
    public string Name => "Organisation";

    /// <inheritdoc />
    public void Describe(ModuleSetup setup)
    {
        string[] everybody = [.. Roles.All.Select(r => r.Code)];
        setup
            .Right("organisation.read", "Xem danh bạ cơ quan và cơ cấu của cơ quan mình", everybody)
            .Right("organisation.manage_agencies", "Thêm, sửa mọi cơ quan của tỉnh", Roles.ProvinceLead)
            .Right("organisation.edit_agency", "Sửa thông tin cơ quan mình", Roles.Administrator, Roles.ProvinceLead)
            .Right("organisation.edit_structure", "Thêm, sửa đơn vị, chức danh, người của cơ quan", Roles.Administrator)
            .Right("organisation.appoint", "Bổ nhiệm và kết thúc bổ nhiệm", Roles.Administrator, Roles.AgencyHead)
            .Right("organisation.import", "Nhập danh sách từ CSV hoặc Excel", Roles.Administrator, Roles.ProvinceLead)
            .KeepsFiles("organisation.import_batch", "sha256")
            .Menu("Tổ chức", "/Organisation", "organisation.read", "building", 880, "Quản trị")
            .OnEveryNode<AgencyChanged>(services => services.GetRequiredService<Agencies>().Changing());
        setup.Services.AddSingleton<Agencies>().AddSingleton<People>().AddSingleton<Posts>().AddSingleton<OrganisationImport>();
    }
}
