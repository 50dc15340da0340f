using System.Buffers.Binary;
using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using IsoDienTu.Kernel.Printing;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace IsoDienTu.Kernel;

/// <summary>A program of the machine and the files it is to work on.</summary>
/// <param name="Program">Its name, e.g. <c>pdftotext</c>.</param>
/// <param name="Arguments">In these <c>{0}</c>, <c>{1}</c> stand for the files. What it makes it must write to its standard output.</param>
public sealed record WalledOrder(string Program, IReadOnlyList<string> Arguments, IReadOnlyList<ReadOnlyMemory<byte>> Files)
{
    /// <summary>Most processor time in seconds; on a busy machine it may take three times as long.</summary>
    public int Seconds { get; init; } = 60;

    /// <summary>Most memory in megabytes.</summary>
    public int Megabytes { get; init; } = 1024;

    /// <summary>Most that it may make, in bytes.</summary>
    public int MostBytes { get; init; } = 64 << 20;

    /// <summary>Codes besides 0 with which it says that all is well.</summary>
    public IReadOnlyList<int> AlsoFine { get; init; } = [];
}

/// <summary>Why a program gave no answer.</summary>
public enum ProgramTrouble
{
    /// <summary>The machine does not have it.</summary>
    Missing,

    /// <summary>It could not do it with these files.</summary>
    Failed,

    /// <summary>It would have taken too much time or memory.</summary>
    TooMuch,
}

/// <summary>A program gave no answer.</summary>
/// <param name="program">Its name.</param>
/// <param name="words">What it said last; for the log.</param>
public sealed class WalledProgramException(string program, ProgramTrouble trouble, string words)
    : Exception($"{program}: {trouble} {words}")
{
    /// <summary>Why.</summary>
    public ProgramTrouble Trouble { get; } = trouble;
}

/// <summary>
/// Runs programs of the machine on files that somebody sent: without network, without the product's rights and secrets, unable to write any file, with limits of time
/// and memory, at most two at once. Thread-safe; one for the host.
/// </summary>
public sealed class WalledPrograms(IOptions<PdfPressOptions> options, ILogger<WalledPrograms> log) : IDisposable
{
    private const int NotThere = 127;
    private const int BySignal = 128;
    private static readonly string Script = WalledScript.Read("run.py");
    private readonly SemaphoreSlim places = new(2);

    /// <inheritdoc />
    public void Dispose() => places.Dispose();

    /// <summary>Runs it.</summary>
    /// <returns>What it wrote to its standard output.</returns>
    /// <exception cref="WalledProgramException">It gave no answer.</exception>
    public async Task<byte[]> RunAsync(WalledOrder order, CancellationToken ct = default)
    {
        await places.WaitAsync(ct);
        try
        {
            return await RunOnceAsync(order, ct);
        }
        catch (WalledProgramException e)
        {
            log.LogWarning(e, "{Program} gave no answer", order.Program);
            throw;
        }
        finally
        {
            places.Release();
        }
    }

    private async Task<byte[]> RunOnceAsync(WalledOrder order, CancellationToken ct)
    {
        string[] arguments = [$"{order.Megabytes}", $"{order.Seconds}", $"{order.Files.Count}", order.Program, .. order.Arguments];
        using var process = new Process { StartInfo = WalledScript.Start(options.Value.Python, Script, arguments, options.Value.Programs) };
        try
        {
            process.Start();
        }
        catch (Win32Exception e)
        {
            throw new WalledProgramException(order.Program, ProgramTrouble.Missing, e.Message);
        }

        using var timer = CancellationTokenSource.CreateLinkedTokenSource(ct);
        timer.CancelAfter(TimeSpan.FromSeconds(3 * order.Seconds));
        try
        {
            var said = HearAsync(process.StandardError.BaseStream, timer.Token);
            var made = MadeAsync(process.StandardOutput.BaseStream, order, timer.Token);
            await SendAsync(process.StandardInput.BaseStream, order.Files, timer.Token);
            var answer = await made;
            var words = await said;
            await process.WaitForExitAsync(timer.Token);
            return process.ExitCode == 0 || order.AlsoFine.Contains(process.ExitCode)
                ? answer
                : throw new WalledProgramException(order.Program, TroubleOf(process.ExitCode), words);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            throw new WalledProgramException(order.Program, ProgramTrouble.TooMuch, $"no answer in {3 * order.Seconds} s");
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill();
            }
        }
    }

    private static ProgramTrouble TroubleOf(int code) =>
        code switch
        {
            NotThere => ProgramTrouble.Missing,
            > BySignal => ProgramTrouble.TooMuch,
            _ => ProgramTrouble.Failed,
        };

    private static async Task SendAsync(Stream to, IReadOnlyList<ReadOnlyMemory<byte>> files, CancellationToken ct)
    {
        try
        {
            var length = new byte[8];
            foreach (var file in files)
            {
                BinaryPrimitives.WriteInt64BigEndian(length, file.Length);
                await to.WriteAsync(length, ct);
                await to.WriteAsync(file, ct);
            }

            await to.DisposeAsync();
        }
        catch (IOException)
        {
            // It ended before it had read all; its code tells why.
        }
    }

    private static async Task<byte[]> MadeAsync(Stream from, WalledOrder order, CancellationToken ct)
    {
        using var made = new MemoryStream();
        var buffer = new byte[64 * 1024];
        int read;
        while ((read = await from.ReadAsync(buffer, ct)) > 0)
        {
            if (made.Length + read > order.MostBytes)
            {
                throw new WalledProgramException(order.Program, ProgramTrouble.TooMuch, $"more than {order.MostBytes} bytes");
            }

            made.Write(buffer, 0, read);
        }

        return made.ToArray();
    }

    /// <summary>The beginning of what it complains of; the rest is read and forgotten.</summary>
    private static async Task<string> HearAsync(Stream from, CancellationToken ct)
    {
        var buffer = new byte[4096];
        var words = new StringBuilder();
        int read;
        while ((read = await from.ReadAsync(buffer, ct)) > 0)
        {
            if (words.Length < 1000)
            {
                words.Append(Encoding.UTF8.GetString(buffer, 0, read));
            }
        }

        return words.ToString().Trim();
    }
}
