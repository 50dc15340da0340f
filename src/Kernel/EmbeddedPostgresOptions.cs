using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace IsoDienTu.Kernel;

/// <summary>How the product's own PostgreSQL cluster is to be started.</summary>
public sealed record EmbeddedPostgresOptions
{
    /// <summary>The product's data directory; the cluster lives in <c>postgres/&lt;major&gt;/data</c> below it.</summary>
    public required string DataDirectory { get; init; }

    /// <summary>A folder with <c>initdb</c>, <c>pg_ctl</c> and <c>postgres</c>, or the folder of the npm package. When set
    /// nothing else is considered; else the machine's own binaries are taken, and the npm-distributed ones after them.</summary>
    public string? BinaryHint { get; init; }

    /// <summary>Receives one line per thing worth knowing.</summary>
    public ILogger Log { get; init; } = NullLogger.Instance;

    /// <summary>False: this process is the product and must be the only one on the data. True: a companion (the command line,
    /// a test run) that joins a running cluster or starts it; whoever leaves last shuts it down.</summary>
    public bool Join { get; init; }

    /// <summary>Further server settings by name, written over the product's own (used by tests to switch off fsync).</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);
}
