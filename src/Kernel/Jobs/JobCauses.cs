namespace IsoDienTu.Kernel.Jobs;

/// <summary>
/// Sorts recorded failures into causes a person can do something about. Of the recorded text only a rule's own sentence is handed on: messages of
/// the database and the like quote the data they stumbled over.
/// </summary>
internal static class JobCauses
{
    public static (JobCause Cause, string? Detail) Read(string? error)
    {
        if (error is null)
        {
            return (JobCause.None, null);
        }

        var (type, message) = error.Split(": ", 2) is [var first, var rest] ? (first, rest) : (error, "");
        return type switch
        {
            nameof(RuleException) => (JobCause.Rule, message),
            nameof(EditConflictException) or "DbUpdateConcurrencyException" => (JobCause.Conflict, null),
            "PostgresException" or "DbUpdateException" => (JobCause.DatabaseRefused, null),
            "NpgsqlException" or "TimeoutException" or "SocketException" or nameof(DatabaseUnavailableException) => (
                JobCause.DatabaseAway,
                null
            ),
            "IOException" or "FileNotFoundException" or "DirectoryNotFoundException" or "UnauthorizedAccessException" => (
                JobCause.Files,
                null
            ),
            "HttpRequestException" => (JobCause.OtherSystem, null),
            "JsonException" => (JobCause.Contents, null),
            "InvalidOperationException" when message.StartsWith("No module of this build", StringComparison.Ordinal) => (
                JobCause.NoHandler,
                null
            ),
            _ => (JobCause.Unexpected, type),
        };
    }
}
