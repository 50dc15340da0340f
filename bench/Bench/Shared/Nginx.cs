using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace IsoDienTu.Bench.Shared;

/// <summary>nginx with one file in a folder of its own: the least work that giving these bytes takes.</summary>
internal sealed class Nginx : IDisposable
{
    private readonly string folder;
    private readonly Process process;

    /// <param name="body">The bytes, as compressed as they are to be sent.</param>
    /// <param name="headers">Sent with them.</param>
    public Nginx(byte[] body, IEnumerable<KeyValuePair<string, string>> headers)
    {
        folder = WebProcess.MakeFolder("nginx");
        File.WriteAllBytes(Path.Combine(folder, "page"), body);
        var port = WebProcess.FreePort();
        Address = new Uri($"http://127.0.0.1:{port}/page");
        var extra = new StringBuilder();
        foreach (var (name, value) in headers)
        {
            extra.Append(CultureInfo.InvariantCulture, $"add_header {name} \"{value.Replace("\"", "\\\"", StringComparison.Ordinal)}\"; ");
        }

        var type = "text/html; charset=utf-8";
        File.WriteAllText(
            Path.Combine(folder, "nginx.conf"),
            $$"""
            worker_processes 1; daemon off; pid {{folder}}/pid; error_log {{folder}}/error.log;
            {{(Environment.IsPrivilegedProcess ? "user root;" : "")}}
            events { worker_connections 1024; }
            http {
              access_log off; sendfile on; tcp_nopush on; keepalive_requests 100000000; open_file_cache max=10; etag off;
              client_body_temp_path {{folder}}/body; proxy_temp_path {{folder}}/proxy; fastcgi_temp_path {{folder}}/fastcgi;
              uwsgi_temp_path {{folder}}/uwsgi; scgi_temp_path {{folder}}/scgi;
              server { listen 127.0.0.1:{{port}}; root {{folder}}; default_type "{{type}}"; {{extra}} }
            }
            """
        );
        var program = File.Exists("/usr/sbin/nginx") ? "/usr/sbin/nginx" : "nginx";
        process = Process.Start(
            new ProcessStartInfo(program, ["-c", Path.Combine(folder, "nginx.conf"), "-e", Path.Combine(folder, "error.log")])
        )!;
    }

    public Uri Address { get; }

    /// <summary>Master and worker.</summary>
    public IReadOnlyList<int> Pids => [process.Id, .. Cpu.ChildrenOf(process.Id)];

    public void Dispose()
    {
        using (var term = Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)]))
        {
            term.WaitForExit();
        }

        process.WaitForExit();
        process.Dispose();
        Directory.Delete(folder, recursive: true);
    }
}
