namespace IsoDienTu.Kernel;

/// <summary>
/// A command decided from something remembered in memory and would refuse because of it. Nothing was written; <see cref="WorkRunner"/> runs the
/// command again, which then reads.
/// </summary>
public sealed class OutOfDateException() : Exception("What was remembered may be out of date.");
