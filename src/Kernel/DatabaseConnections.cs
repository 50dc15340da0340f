namespace IsoDienTu.Kernel;

/// <summary>The three ways into the database; the application itself never holds the owner's.</summary>
/// <param name="Owner">Owns the schemas; migrations only.</param>
/// <param name="App">Pages and commands: neither owner nor BYPASSRLS.</param>
/// <param name="Worker">Claims due jobs and timers over all agencies by its own policies; never used by a page.</param>
public sealed record DatabaseConnections(string Owner, string App, string Worker);
