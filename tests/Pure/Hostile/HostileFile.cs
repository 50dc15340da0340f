namespace IsoDienTu.Pure.Hostile;

/// <summary>A file made to harm.</summary>
/// <param name="Id">Under which the manifest names it.</param>
/// <param name="Claimed">The name it was sent under.</param>
internal sealed record HostileFile(string Id, string Claimed, Func<byte[]> Make);
