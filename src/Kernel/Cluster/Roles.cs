namespace IsoDienTu.Kernel.Cluster;

/// <summary>The roles of the database, by what they may do.</summary>
internal static class Roles
{
    /// <summary>Owns database and schemas in the embedded cluster; on a given server the owner is whoever the connection string names.</summary>
    public const string Owner = "iso_owner";
    public const string App = "iso_app";
    public const string Worker = "iso_worker";

    /// <summary>Those that row-level security must bind.</summary>
    public static readonly string[] Bound = [App, Worker];
}
