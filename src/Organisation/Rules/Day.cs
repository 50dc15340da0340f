namespace IsoDienTu.Organisation.Rules;

/// <summary>Days as people write them.</summary>
internal static class Day
{
    public static string Text(DateOnly day) => day.ToString("dd/MM/yyyy", System.Globalization.CultureInfo.InvariantCulture);
}
