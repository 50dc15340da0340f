using Npgsql;

namespace IsoDienTu.Kernel.Cluster;

/// <summary>Connection strings as the product wants them.</summary>
internal static class Connections
{
    /// <summary>To the private socket: no encryption and no password, the folder is the guard.</summary>
    public static string OnSocket(string folder, int port, string database, string role) =>
        Tuned(
            new NpgsqlConnectionStringBuilder
            {
                Host = folder,
                Port = port,
                Database = database,
                Username = role,
                SslMode = SslMode.Disable,
                GssEncryptionMode = GssEncryptionMode.Disable,
            }
        );

    /// <summary>
    /// Statements are prepared by themselves on their second use. Not resetting a returned connection saves a round trip and is
    /// safe because every setting of the product is local to its transaction. What an administrator wrote explicitly stays.
    /// </summary>
    public static string Tuned(NpgsqlConnectionStringBuilder builder)
    {
        if (!builder.ShouldSerialize("Max Auto Prepare"))
        {
            (builder.MaxAutoPrepare, builder.AutoPrepareMinUsages) = (60, 2);
        }

        builder.NoResetOnClose = true;
        return builder.ConnectionString;
    }

    /// <summary>For a short visit that must not leave an open connection behind.</summary>
    public static string Unpooled(string connection) => new NpgsqlConnectionStringBuilder(connection) { Pooling = false }.ConnectionString;

    /// <summary>The same server, another database.</summary>
    public static string To(string connection, string database) =>
        new NpgsqlConnectionStringBuilder(connection) { Database = database }.ConnectionString;
}
