namespace IsoDienTu.Kernel;

/// <summary>What Kernel itself offers to the host.</summary>
internal sealed class KernelModule : IModule
{
    public string Name => "Kernel";

    public void Describe(ModuleSetup setup) =>
        setup
            .Right("kernel.jobs", "Xem và chạy lại việc nền bị lỗi", "administrator")
            .Menu("Việc nền", "/Jobs", "kernel.jobs", "history", 920, "Quản trị")
            .Every(TimeSpan.FromHours(1), "forget-idempotency-keys", Working.ForgetKeys.RunAsync);
}
