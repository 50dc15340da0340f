using System.CommandLine;

namespace IsoDienTu.Eiso;

/// <summary>
/// Every noun of the command line, in the order of <c>eiso --help</c>. A module adds its calls by one file,
/// <c>&lt;Noun&gt;Commands.cs</c> with a static <c>Create()</c>, and one line here.
/// </summary>
internal static class Commands
{
    public static IReadOnlyList<Command> All() =>
        [
            ProcedureCommands.Create(),
            ProcessCommands.Create(),
            WorkingTimeCommands.Create(),
            OrganisationCommands.Create(),
            AccessCommands.Create(),
            LogCommands.Create(),
            SigningCommands.Create(),
            BenchCommands.Create(),
        ];
}
