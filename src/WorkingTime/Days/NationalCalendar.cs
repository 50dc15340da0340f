namespace IsoDienTu.WorkingTime.Days;

/// <summary>Reads the calendar that travels inside the assembly.</summary>
internal static class NationalCalendar
{
    private const string Resource = "national-calendar.csv";

    public static WorkCalendar Load()
    {
        using var stream =
            typeof(NationalCalendar).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"The assembly lacks its resource {Resource}.");
        using var reader = new StreamReader(stream);
        return WorkCalendar.Read(reader, Resource);
    }
}
