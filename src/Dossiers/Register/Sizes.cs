using System.Globalization;

namespace IsoDienTu.Dossiers.Register;

/// <summary>Sizes of files in words.</summary>
internal static class Sizes
{
    private static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo("vi-VN");

    public static string Say(long bytes) =>
        bytes < 1024 * 1024
            ? string.Create(Vietnamese, $"{Math.Max(1, bytes / 1024)} KB")
            : string.Create(Vietnamese, $"{bytes / 1024m / 1024m:0.0} MB");
}
