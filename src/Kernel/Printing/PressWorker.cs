using System.Buffers.Binary;
using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Logging;

namespace IsoDienTu.Kernel.Printing;

/// <summary>The program ended, or did not answer in time.</summary>
/// <param name="tooMuch">It was about this page: too much memory or time. Else the program could not be had at all.</param>
internal sealed class PressWorkerException(string message, bool tooMuch) : Exception(message)
{
    public bool TooMuch { get; } = tooMuch;
}

/// <summary>The page itself could not be made into a PDF; the program goes on.</summary>
internal sealed class PageRefusedException(string message) : Exception(message);

/// <summary>One warm program. Not for two callers at once.</summary>
internal sealed class PressWorker : IDisposable
{
    private const int LongestAnswer = 256 << 20;
    private static readonly string Script = WalledScript.Read("press.py");
    private static readonly TimeSpan Beginning = TimeSpan.FromSeconds(60);
    private readonly Process process;
    private readonly int seconds;
    private readonly StringBuilder said = new();

    private PressWorker(Process process, int seconds) => (this.process, this.seconds) = (process, seconds);

    /// <summary>Version of WeasyPrint.</summary>
    public string Version { get; private set; } = "";

    /// <summary>Files made so far.</summary>
    public int Done { get; private set; }

    /// <summary>For tests, which end it as a failure would.</summary>
    public int ProcessId => process.Id;

    /// <summary>Starts the program and waits until it is warm.</summary>
    /// <exception cref="PressWorkerException">It is not installed, or does not start.</exception>
    public static async Task<PressWorker> StartAsync(PdfPressOptions options, ILogger log, CancellationToken ct)
    {
        var start = WalledScript.Start(options.Python, Script, [$"{options.Megabytes}"]);
        var process = new Process { StartInfo = start };
        var worker = new PressWorker(process, options.Seconds);
        try
        {
            process.Start();
            process.ErrorDataReceived += (_, line) => worker.Hear(line.Data, log);
            process.BeginErrorReadLine();
            worker.Version = Encoding.UTF8.GetString(await worker.AnswerAsync('r', Beginning, ct));
            return worker;
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            process.Dispose();
            throw new PressWorkerException($"{options.Python}: {e.Message}", tooMuch: false);
        }
        catch (PressWorkerException e)
        {
            var words = worker.Heard();
            worker.Dispose();
            throw new PressWorkerException($"{e.Message} {words}".Trim(), tooMuch: false);
        }
        catch (OperationCanceledException)
        {
            worker.Dispose();
            throw;
        }
    }

    /// <summary>Makes one file. After <see cref="PressWorkerException"/> or a cancellation the program is of no more use.</summary>
    public async Task<byte[]> PrintAsync(PdfOrder order, CancellationToken ct)
    {
        var request = JsonSerializer.SerializeToUtf8Bytes(
            new
            {
                html = order.Html,
                variant = order.Variant == PdfVariant.Archive ? "pdf/a-1b" : null,
                seconds,
                assets = (order.Assets ?? new Dictionary<string, PdfAsset>()).ToDictionary(
                    a => a.Key,
                    a => new[] { a.Value.MediaType, Convert.ToBase64String(a.Value.Content) },
                    StringComparer.Ordinal
                ),
            }
        );
        if (process.HasExited)
        {
            throw new PressWorkerException("the program had ended", tooMuch: false);
        }

        try
        {
            var length = new byte[4];
            BinaryPrimitives.WriteInt32BigEndian(length, request.Length);
            await process.StandardInput.BaseStream.WriteAsync(length, ct);
            await process.StandardInput.BaseStream.WriteAsync(request, ct);
            await process.StandardInput.BaseStream.FlushAsync(ct);
        }
        catch (IOException e)
        {
            throw new PressWorkerException(e.Message, tooMuch: false);
        }

        var pdf = await AnswerAsync('p', TimeSpan.FromSeconds(3 * seconds), ct);
        Done++;
        return pdf;
    }

    public void Dispose()
    {
        try
        {
            process.Kill();
        }
        catch (InvalidOperationException)
        {
            // It has ended, or never began.
        }

        process.Dispose();
    }

    private async Task<byte[]> AnswerAsync(char wanted, TimeSpan limit, CancellationToken ct)
    {
        using var timer = CancellationTokenSource.CreateLinkedTokenSource(ct);
        timer.CancelAfter(limit);
        try
        {
            var stream = process.StandardOutput.BaseStream;
            var head = new byte[5];
            await stream.ReadExactlyAsync(head, timer.Token);
            var length = BinaryPrimitives.ReadInt32BigEndian(head) - 1;
            if (length is < 0 or > LongestAnswer)
            {
                throw new PressWorkerException("an answer that is no frame", tooMuch: false);
            }

            var content = new byte[length];
            await stream.ReadExactlyAsync(content, timer.Token);
            if (head[4] == wanted)
            {
                return content;
            }

            var words = Encoding.UTF8.GetString(content);
            throw words == "memory" ? new PressWorkerException("out of memory", tooMuch: true) : new PageRefusedException(words);
        }
        catch (EndOfStreamException)
        {
            throw new PressWorkerException("the program ended", tooMuch: wanted == 'p');
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            throw new PressWorkerException($"no answer in {limit.TotalSeconds:0} s", tooMuch: wanted == 'p');
        }
    }

    private void Hear(string? line, ILogger log)
    {
        if (line is null)
        {
            return;
        }

        log.LogDebug("Press: {Line}", line);
        lock (said)
        {
            // Only the end of a long complaint names its cause.
            said.AppendLine(line).Remove(0, Math.Max(0, said.Length - 2000));
        }
    }

    /// <summary>The last line it said, after a moment in which it may still be speaking.</summary>
    private string Heard()
    {
        process.WaitForExit(2000);
        lock (said)
        {
            return said.ToString().TrimEnd().Split('\n')[^1];
        }
    }
}
