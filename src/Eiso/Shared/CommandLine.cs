using System.CommandLine;
using System.CommandLine.Parsing;
using System.Text;

namespace IsoDienTu.Eiso.Shared;

/// <summary>The edge of the command line: parses, runs one call, turns every failure into one line and an exit status.</summary>
internal static class CommandLine
{
    /// <summary>Attaches what a command does; the handler returns an <see cref="Exit"/> status.</summary>
    public static void Runs(this Command command, Func<Call, CancellationToken, Task<int>> handler) =>
        command.SetAction(
            (parsed, cancel) =>
                handler(new Call(parsed, parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error), cancel)
        );

    /// <inheritdoc cref="Runs(Command, Func{Call, CancellationToken, Task{int}})"/>
    public static void Runs(this Command command, Func<Call, int> handler) => command.Runs((call, _) => Task.FromResult(handler(call)));

    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter error)
    {
        var root = new RootCommand(Speech.Of("eiso: dòng lệnh của ISO điện tử", "eiso: the command line of ISO điện tử"))
        {
            Call.JsonOption,
        };
        foreach (var command in Commands.All())
        {
            root.Add(command);
        }

        // An argument that starts with @ is a value like any other.
        var parsed = root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (parsed.Errors is [var first, ..])
        {
            await error.WriteLineAsync($"{CallName(parsed)}: {OneLine(first.Message)} ({CallName(parsed)} --help)");
            return Exit.BadInput;
        }

        try
        {
            return await parsed.InvokeAsync(
                new InvocationConfiguration
                {
                    Output = output,
                    Error = error,
                    EnableDefaultExceptionHandler = false,
                }
            );
        }
        catch (OperationCanceledException)
        {
            await error.WriteLineAsync(Speech.Of("Đã dừng theo yêu cầu.", "Stopped as asked."));
            return Exit.BadInput;
        }
        // The outermost edge: whatever went wrong, the person gets one line and never a stack trace.
        catch (Exception failure)
        {
            await error.WriteLineAsync(OneLine(Failure.Describe(failure)));
            return Exit.BadInput;
        }
    }

    private static string CallName(ParseResult parsed)
    {
        var name = new StringBuilder();
        for (SymbolResult? at = parsed.CommandResult; at is CommandResult command; at = at.Parent)
        {
            name.Insert(0, at.Parent is null ? "eiso" : " " + command.Command.Name);
        }

        return name.ToString();
    }

    private static string OneLine(string text) => string.Join(' ', text.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries));
}
