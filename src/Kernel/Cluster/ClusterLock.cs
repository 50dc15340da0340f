using System.Diagnostics;

namespace IsoDienTu.Kernel.Cluster;

/// <summary>
/// Who uses the cluster. Three files, locked by the kernel, so a killed process never leaves a lock behind:
/// <c>turn</c> is held while the server is being started or stopped; <c>product</c> is held by the one product; <c>users</c> is
/// shared by everybody who needs the server running.
/// </summary>
internal sealed class ClusterLock : IDisposable
{
    /// <summary>EWOULDBLOCK, what a file locked by somebody else answers.</summary>
    private const int LockedByAnother = 11;
    private readonly string _root;
    private FileStream? _product;
    private FileStream? _user;

    private ClusterLock(string root) => _root = root;

    /// <summary>Registers this process. The caller holds the turn.</summary>
    /// <exception cref="DatabaseUnavailableException">Another product runs on these data; the message names it.</exception>
    public static ClusterLock Enter(string root, bool asProduct)
    {
        var mine = new ClusterLock(root);
        if (asProduct)
        {
            mine._product =
                TryOpen(mine.At("product.lock"), FileShare.None)
                ?? throw new DatabaseUnavailableException(
                    $"Dữ liệu ở {root} đang được một bản khác của phần mềm dùng ({mine.Holder()}). Hãy dừng bản đó hoặc chọn thư mục dữ liệu khác (--data).",
                    $"The data in {root} are in use by another instance of the product ({mine.Holder()}). Stop it or choose another data directory (--data)."
                );
            using var self = Process.GetCurrentProcess();
            File.WriteAllText(
                mine.At("product.holder"),
                $"pid {Environment.ProcessId}, {self.ProcessName}, {Environment.UserName}@{Environment.MachineName}"
            );
        }

        return mine;
    }

    /// <summary>Whether some other process needs the server. The caller holds the turn.</summary>
    public bool OthersNeedServer()
    {
        Leave();
        using var alone = TryOpen(At("users.lock"), FileShare.None);
        return alone is null;
    }

    /// <summary>Keeps the server running for this process.</summary>
    public void NeedServer() => _user ??= TryOpen(At("users.lock"), FileShare.Read);

    private void Leave()
    {
        _user?.Dispose();
        _user = null;
    }

    /// <summary>Waits until nobody else starts or stops the server.</summary>
    public static async Task<IDisposable> TakeTurnAsync(string root, CancellationToken stop)
    {
        var path = Path.Combine(root, "turn.lock");
        for (var watch = Stopwatch.StartNew(); watch.Elapsed < TimeSpan.FromSeconds(120); await Task.Delay(50, stop))
        {
            if (TryOpen(path, FileShare.None) is { } turn)
            {
                return turn;
            }
        }

        throw new DatabaseUnavailableException(
            $"Một tiến trình khác đang khởi động hoặc dừng cơ sở dữ liệu ở {root} quá 2 phút. Hãy kiểm tra tiến trình đó.",
            $"Another process has been starting or stopping the database in {root} for over 2 minutes. Look after that process."
        );
    }

    public void Dispose()
    {
        Leave();
        _product?.Dispose();
    }

    private string Holder() => File.Exists(At("product.holder")) ? File.ReadAllText(At("product.holder")) : "?";

    private string At(string name) => Path.Combine(_root, name);

    private static FileStream? TryOpen(string path, FileShare share)
    {
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, share == FileShare.None ? FileAccess.ReadWrite : FileAccess.Read, share);
        }
        catch (IOException e) when (e.HResult == LockedByAnother)
        {
            return null;
        }
    }
}
