using IsoDienTu.Kernel.Cluster;
using Microsoft.Extensions.Logging;

namespace IsoDienTu.Kernel;

/// <summary>The three ways into the database, as Npgsql connection strings; the application itself never holds the owner's.</summary>
/// <param name="Owner">Owns the schemas; migrations only.</param>
/// <param name="App">Pages and commands: neither owner nor BYPASSRLS.</param>
/// <param name="Worker">Claims due jobs and timers over all agencies by its own policies; never used by a page.</param>
public sealed record DatabaseConnections(string Owner, string App, string Worker)
{
    /// <summary>
    /// Prepares a database on a server that somebody else runs (roles, extensions, settings; safe to repeat, and from
    /// several nodes at once) and returns the ways into it.
    /// </summary>
    /// <param name="owner">Connection string of the owner. It needs CREATEROLE unless the roles exist already, and
    /// CREATEDB unless the database exists already.</param>
    /// <param name="app">Connection string of <c>iso_app</c> when an administrator gave it a password of its own; else
    /// the password is derived from the owner's, so that every node computes the same.</param>
    /// <param name="worker">The same for <c>iso_worker</c>.</param>
    /// <param name="log">Receives what was created or repaired.</param>
    /// <param name="stop">Gives up waiting.</param>
    /// <exception cref="DatabaseUnavailableException">The server is too old, unreachable, or lacks a right.</exception>
    public static Task<DatabaseConnections> FromServerAsync(
        string owner,
        string? app,
        string? worker,
        ILogger log,
        CancellationToken stop = default
    ) => GivenServer.PrepareAsync(owner, app, worker, log, stop);
}
