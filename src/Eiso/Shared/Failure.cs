using IsoDienTu.Kernel;
using IsoDienTu.WorkingTime;

namespace IsoDienTu.Eiso.Shared;

/// <summary>Turns a failure into the sentence a person reads. A module's own kind of input error gets its line here.</summary>
internal static class Failure
{
    public static string Describe(Exception failure) =>
        failure switch
        {
            InputError input => input.Message,
            WorkingTimeException written => Speech.Of(written.Problem.Vietnamese, written.Problem.English),
            DatabaseUnavailableException database => Speech.Of(database.Vietnamese, database.English),
            RuleException or MigrationException => failure.Message,
            IOException or UnauthorizedAccessException => failure.Message,
            _ => Speech.Of(
                $"Lỗi ngoài dự kiến ({failure.GetType().Name}): {failure.Message} Hãy báo lại kèm lệnh đã gõ.",
                $"Unexpected failure ({failure.GetType().Name}): {failure.Message} Please report it with the call as typed."
            ),
        };
}
