using System.Globalization;

namespace IsoDienTu.Procedures.Importing;

/// <summary>Working minutes as people say them: days of 8 hours.</summary>
internal static class WorkingAmount
{
    private static readonly NumberFormatInfo Vietnamese = new() { NumberDecimalSeparator = "," };

    public static string Vi(int minutes) =>
        minutes % 30 == 0
            ? $"{(minutes / 480m).ToString("0.####", Vietnamese)} ngày ({(minutes / 60m).ToString("0.##", Vietnamese)} giờ)"
            : $"{minutes} phút";

    public static string En(int minutes) => string.Create(CultureInfo.InvariantCulture, $"{minutes / 480m:0.####} days");
}
