using Microsoft.Extensions.Options;

namespace IsoDienTu.Signing.Looks;

/// <summary>
/// The font of visible signatures: a free one with the widths of Times New Roman, which NĐ 30/2020 asks for, found on the machine. Read once. Thread-safe.
/// </summary>
internal sealed class SignatureFont(IOptions<SigningOptions> options)
{
    private static readonly string[] places =
    [
        "/usr/share/fonts/truetype/liberation2/LiberationSerif-Regular.ttf",
        "/usr/share/fonts/truetype/liberation/LiberationSerif-Regular.ttf",
        "/usr/share/fonts/liberation-serif/LiberationSerif-Regular.ttf",
        "/usr/share/fonts/truetype/dejavu/DejaVuSerif.ttf",
    ];

    private TrueTypeFont? read;

    /// <exception cref="Kernel.RuleException">No font is installed.</exception>
    public TrueTypeFont Get()
    {
        if (read is not null)
        {
            return read;
        }

        var path = options.Value.Font ?? places.FirstOrDefault(File.Exists) ?? throw Refusals.NoFont();
        return read = TrueTypeFont.Read(File.ReadAllBytes(path));
    }
}
