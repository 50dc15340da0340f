using System.Collections.Concurrent;
using IsoDienTu.Kernel.Printing;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace IsoDienTu.Kernel;

/// <summary>
/// Makes PDF files of HTML with WeasyPrint, in programs of their own that stay warm: without network, without the product's rights and secrets, with
/// limits of time and memory. When one dies or the package is missing, this call is refused with a sentence that names the mend, and nothing else
/// suffers. Thread-safe; one for the host.
/// </summary>
public sealed class PdfPress : IDisposable
{
    /// <summary>Packages a machine needs for it.</summary>
    public const string Packages = "weasyprint fonts-liberation2";

    /// <summary>After so many files a program is replaced, so that nothing it forgets to give back grows.</summary>
    private const int MostFiles = 200;

    /// <summary>For so many milliseconds after a failed start no other one is tried.</summary>
    private const long Rest = 15_000;

    /// <summary>Callers that may wait; more would only run into their own time limits.</summary>
    private const int MostWaiting = 30;

    private readonly PdfPressOptions options;
    private readonly ILogger log;
    private readonly SemaphoreSlim places;
    private readonly ConcurrentBag<PressWorker> idle = [];
    private int waiting;
    private long troubleAt;
    private volatile bool closed;

    /// <summary>Nothing is started before the first file is asked for.</summary>
    public PdfPress(IOptions<PdfPressOptions> options, ILogger<PdfPress> log)
    {
        (this.options, this.log) = (options.Value, log);
        places = new SemaphoreSlim(this.options.Workers);
    }

    /// <summary>Why no program could be had the last time one was wanted; null when all was well.</summary>
    public string? Trouble { get; private set; }

    internal IEnumerable<PressWorker> Idle => idle;

    /// <summary>Makes one file.</summary>
    /// <exception cref="RuleException">The press is missing, busy, or the page is too large for its limits; the sentence names the mend.</exception>
    public async Task<byte[]> PrintAsync(PdfOrder order, CancellationToken ct = default)
    {
        if (Interlocked.Increment(ref waiting) > MostWaiting + options.Workers)
        {
            Interlocked.Decrement(ref waiting);
            throw new RuleException(
                typeof(Texts),
                "kernel.press.busy",
                "Máy chủ đang tạo nhiều bản PDF cùng lúc. Hãy thử lại sau một phút."
            );
        }

        try
        {
            await places.WaitAsync(ct);
            try
            {
                return await PrintOnceAsync(order, ct);
            }
            finally
            {
                places.Release();
            }
        }
        finally
        {
            Interlocked.Decrement(ref waiting);
        }
    }

    /// <summary>Looks whether a file could be made now, for those who watch over the machine.</summary>
    /// <returns>Version of WeasyPrint, or null; then <see cref="Trouble"/> tells why.</returns>
    public async Task<string?> LookAsync(CancellationToken ct = default)
    {
        await places.WaitAsync(ct);
        try
        {
            var worker = await TakeAsync(ct);
            GiveBack(worker);
            return worker.Version;
        }
        catch (RuleException)
        {
            return null;
        }
        finally
        {
            places.Release();
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        closed = true;
        while (idle.TryTake(out var worker))
        {
            worker.Dispose();
        }

        places.Dispose();
    }

    private async Task<byte[]> PrintOnceAsync(PdfOrder order, CancellationToken ct)
    {
        // A program that died while nobody looked says so only when it is spoken to; then another one is asked, once.
        for (var attempt = 1; ; attempt++)
        {
            var worker = await TakeAsync(ct);
            try
            {
                var pdf = await worker.PrintAsync(order, ct);
                GiveBack(worker);
                return pdf;
            }
            catch (PageRefusedException e)
            {
                GiveBack(worker);
                log.LogError(e, "The press refused a page");
                throw new RuleException(
                    typeof(Texts),
                    "kernel.press.page",
                    "Không tạo được bản PDF của trang này. Hãy dùng nút In của trình duyệt và báo quản trị hệ thống xem nhật ký máy chủ."
                );
            }
            catch (PressWorkerException e) when (!e.TooMuch && attempt == 1)
            {
                worker.Dispose();
                log.LogWarning(e, "A program of the press had died; another one is started");
            }
            catch (PressWorkerException e)
            {
                worker.Dispose();
                log.LogError(e, "The press gave up a page after {Seconds} s or {Megabytes} MB", options.Seconds, options.Megabytes);
                throw new RuleException(
                    typeof(Texts),
                    "kernel.press.too_much",
                    "Văn bản quá dài hoặc bảng quá phức tạp: không tạo xong bản PDF trong {0} giây xử lý và {1} MB bộ nhớ. Hãy chia văn bản, hoặc nhờ quản trị hệ thống tăng PdfPress:Seconds, PdfPress:Megabytes.",
                    null,
                    options.Seconds,
                    options.Megabytes
                );
            }
            catch
            {
                // Whoever asked has gone; the answer that still comes would be taken for the next one's.
                worker.Dispose();
                throw;
            }
        }
    }

    private async Task<PressWorker> TakeAsync(CancellationToken ct)
    {
        if (idle.TryTake(out var warm))
        {
            return warm;
        }

        try
        {
            if (Trouble is not null && Environment.TickCount64 - troubleAt < Rest)
            {
                throw new PressWorkerException(Trouble, tooMuch: false);
            }

            var started = await PressWorker.StartAsync(options, log, ct);
            Trouble = null;
            return started;
        }
        catch (PressWorkerException e)
        {
            if (Trouble != e.Message || Environment.TickCount64 - troubleAt >= Rest)
            {
                log.LogError(e, "PDF files cannot be made: WeasyPrint does not start. Mend: apt-get install -y {Packages}", Packages);
                (Trouble, troubleAt) = (e.Message, Environment.TickCount64);
            }

            throw new RuleException(
                typeof(Texts),
                "kernel.press.missing",
                "Máy chủ chưa tạo được PDF vì thiếu bộ dàn trang. Quản trị hệ thống hãy cài: apt-get install -y {0}. Trong lúc chờ, hãy dùng nút In; các chức năng khác không bị ảnh hưởng.",
                null,
                Packages
            );
        }
    }

    private void GiveBack(PressWorker worker)
    {
        if (closed || worker.Done >= MostFiles)
        {
            worker.Dispose();
            return;
        }

        idle.Add(worker);
    }
}
