using IsoDienTu.Access;
using IsoDienTu.Kernel;
using IsoDienTu.Processes.Calendars;
using IsoDienTu.Processes.Commenting;
using IsoDienTu.Processes.Consulting;
using IsoDienTu.Processes.Designing;
using IsoDienTu.Processes.Entering;
using IsoDienTu.Processes.HandingOver;
using IsoDienTu.Processes.Holding;
using IsoDienTu.Processes.Inbox;
using IsoDienTu.Processes.Incidents;
using IsoDienTu.Processes.Lateness;
using IsoDienTu.Processes.Migrating;
using IsoDienTu.Processes.Offering;
using IsoDienTu.Processes.Publishing;
using IsoDienTu.Processes.Reading;
using IsoDienTu.Processes.Reception;
using IsoDienTu.Processes.Running;
using IsoDienTu.Processes.Simulating;
using IsoDienTu.Processes.Tasks;
using IsoDienTu.Processes.Waiting;
using Microsoft.Extensions.DependencyInjection;

namespace IsoDienTu.Processes;

/// <summary>Published diagrams, running instances, tasks and their clocks.</summary>
public sealed class Module : IModule
{
    /// <inheritdoc />
    public string Name => "Processes";

    /// <inheritdoc />
    public void Describe(ModuleSetup setup)
    {
        setup
            .Right(
                "processes.work",
                "Làm các bước được giao",
                "specialist",
                "unit-head",
                "agency-head",
                "desk-clerk",
                "records-clerk",
                "process-owner",
                "iso-secretary"
            )
            .Right("processes.assign", "Giao việc cho người trong đơn vị", "unit-head", "agency-head")
            .Right("processes.oversee", "Xem việc của cả cơ quan", "agency-head", "process-owner")
            .Right("processes.events", "Gửi thông điệp và tín hiệu vào quy trình đang chạy", "administrator", "process-owner")
            .Menu("Việc của tôi", "/Processes/Inbox", "processes.work", "inbox", 10)
            .Api(Api.Map)
            .Api(EventApi.Map)
            .Api(Live.Map)
            .Waiting()
            .Incidents()
            .Running()
            .Designing()
            .Commenting()
            .Publishing()
            .Migrating()
            .Offering()
            .HandingOver()
            .Simulating()
            .Calendars()
            .Reception()
            .Consulting()
            .Lateness()
            .Entering();
        setup.Services.AddSingleton<RecentInstances>();
        setup.Services.AddSingleton<ProcessEngine>();
        setup.Services.AddSingleton<TaskActs>();
        setup.Services.AddSingleton<NewWork>();
        setup.Services.AddSingleton<WorkLists>();
        setup.Services.AddSingleton<Offices>();
        setup.Services.AddSingleton<Assigning>();
        setup.Services.AddSingleton<WhatFollows>();
        setup.Services.AddSingleton<IDelegationScope, DelegationScope>();
        setup.Services.AddSingleton<IHomePart, InboxHome>();
    }
}
