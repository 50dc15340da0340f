namespace IsoDienTu.Kernel.Hearing;

/// <summary>What one module does in every process when an event of one type was committed anywhere.</summary>
internal sealed record Hearer(Type EventType, Action<IServiceProvider, int?> Act)
{
    public const string Channel = "kernel_event";

    /// <summary>How the event is called on the channel.</summary>
    public string EventName => EventType.FullName!;
}
