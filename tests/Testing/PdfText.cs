using System.Diagnostics;

namespace IsoDienTu.Testing;

/// <summary>The words of a PDF as pdftotext of poppler reads them, which knows nothing of how the product wrote them.</summary>
public static class PdfText
{
    /// <summary>All words of the file, in reading order.</summary>
    public static string Of(byte[] pdf)
    {
        using var reading = Process.Start(
            new ProcessStartInfo("pdftotext", ["-enc", "UTF-8", "-", "-"])
            {
                UseShellExecute = false,
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
            }
        )!;
        var said = reading.StandardOutput.ReadToEndAsync();
        reading.StandardInput.BaseStream.Write(pdf);
        reading.StandardInput.Close();
        return said.GetAwaiter().GetResult();
    }
}
