using IsoDienTu.Kernel;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace IsoDienTu.Pure.Kernel;

/// <summary>A press that the tests of one class share.</summary>
public sealed class WarmPress : IDisposable
{
    public PdfPress Press { get; } = Make(new PdfPressOptions());

    public static PdfPress Make(PdfPressOptions options) => new(Options.Create(options), NullLogger<PdfPress>.Instance);

    public void Dispose() => Press.Dispose();
}
